import { Refusal } from '../wire/ask.js';
import { useWords, type WordKey } from '../words/words.js';
import { en } from '../words/en.js';

/** Why something could not be done, in the reader's language where its code is known. */
export function Fault({ error }: { readonly error: unknown }) {
  const { say } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <p className="fault" role="alert">
      {error instanceof Refusal ? refusalText(error, say) : say('broken.text')}{' '}
      {error instanceof Refusal && error.code === 'confirm_identity' && <a href={`/console/confirm-identity?next=${encodeURIComponent(location.pathname + location.search)}`}>{say('refusal.confirmNow')}</a>}
    </p>
  );
}

function refusalText({ code, message }: Refusal, say: (key: WordKey) => string): string {
  const key = `refusal.${code}`;
  return Object.hasOwn(en, key) ? say(key as WordKey) : message;
}

/** What is wrong with one field; undefined where nothing is. */
export function faultOf(error: unknown, field: string): string | undefined {
  return error instanceof Refusal ? error.faults.find((fault) => fault.field === field || fault.field.startsWith(`${field}.`))?.message : undefined;
}
