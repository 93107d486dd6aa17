import type { EffectsShown } from '../../../contract/imports.js';
import { Panel } from '../../parts/panel.js';
import { useWords, type WordKey } from '../../words/words.js';
import { en } from '../../words/en.js';

const BACK = /TakenBack$/;

/** What an import made and changed, and what of it was taken back. */
export function Effects({ effects }: { readonly effects: EffectsShown }) {
  const { say } = useWords();
  const made = Object.entries(effects).filter(([noun]) => !BACK.test(noun));
  const back = Object.entries(effects).filter(([noun]) => BACK.test(noun)).map(([noun, count]) => [noun.replace(BACK, ''), count] as const);
  if (made.length === 0) return null;
  return (
    <Panel title={say('effects.title')}>
      <EffectList effects={made} />
      {back.length > 0 && <><h3 className="panel-levers small">{say('effects.back')}</h3><EffectList effects={back} /></>}
    </Panel>
  );
}

/** Counts in words, by the nouns that the platform tells them in. */
export function EffectList({ effects }: { readonly effects: readonly (readonly [string, number])[] }) {
  const { count, number } = useWords();
  const text = (noun: string, n: number) => (Object.hasOwn(en, `effect.${noun}`) ? count(`effect.${noun}` as WordKey, n) : `${noun}: ${number(n)}`);
  return <ul className="plain-list figures">{effects.map(([noun, n]) => <li key={noun} data-effect={noun}>{text(noun, n)}</li>)}</ul>;
}
