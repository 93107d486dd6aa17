import { session } from '../wire/page.js';
import { useWords } from '../words/words.js';

/** On every screen while somebody looks at the console as another person sees it. */
export function ViewingStrip() {
  const { say } = useWords();
  if (session.viewedBy === null) return null;
  return (
    <section className="emergency" aria-label={say('viewing.label')}>
      <form method="post" action="/console/stop-viewing">
        <input type="hidden" name="formToken" value={session.formToken} />
        <strong>{say('viewing.label')}</strong> {say('viewing.text', { viewer: session.viewedBy, name: session.name })} <button type="submit">{say('viewing.stop')}</button>
      </form>
    </section>
  );
}
