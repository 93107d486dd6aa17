import { hueClass } from './hue.js';

interface ArtworkProps {
  readonly hue: number;
  readonly emblem: string;
}

const PATTERNS = 6;

/** Ripples on water, drawn by the style sheet in the campaign's hue; which of the patterns follows from the artwork itself. */
export function Artwork({ hue, emblem }: ArtworkProps) {
  const pattern = (Math.round(hue) + (emblem.codePointAt(0) ?? 0)) % PATTERNS;
  return (
    <div class={`artwork artwork-${pattern} ${hueClass(hue)}`} aria-hidden="true">
      {emblem !== '' && <span class="artwork-emblem">{emblem}</span>}
    </div>
  );
}
