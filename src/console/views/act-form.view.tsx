import { FORM_TOKEN } from '../sign-in/form-tokens.js';

interface ActFormProps {
  readonly action: string;
  readonly formToken: string;
  readonly words: string;
  /** What it acts upon, where a page has many of the same words. */
  readonly about?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** One button that does one thing. */
export function ActForm({ action, formToken, words, about, fields = {} }: ActFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button class="quiet-button" type="submit">{words}{about !== undefined && <span class="hidden-text"> {about}</span>}</button>
    </form>
  );
}
