import './bar.css';

/** How much of a whole there is; past the whole the bar is full and the words say how far. */
export function Bar({ share, label, tone = 'now' }: { readonly share: number; readonly label: string; readonly tone?: 'now' | 'fault' | 'good' }) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <svg className={`bar is-${tone}`} role="img" aria-label={label} width="100%" height="8">
      <rect className="bar-rest" width="100%" height="8" rx="4" />
      {width > 0 && <rect className="bar-done" width={`${width}%`} height="8" rx="4" />}
    </svg>
  );
}
