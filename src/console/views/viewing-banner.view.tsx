import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

/** On every page while somebody looks at the console as another person sees it. */
export function ViewingBanner({ session: { staff, formToken } }: { readonly session: ConsoleSession }) {
  const { say, draw } = useSpeech();
  if (staff.viewer === null) return null;
  return (
    <aside class="emergency viewing" aria-label={say('viewing.label')}>
      <form method="post" action="/console/stop-viewing">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <p>
          <strong>{say('viewing.only')}</strong> {draw('viewing.text', { viewer: <bdi>{staff.viewer.name}</bdi>, name: <bdi>{staff.name}</bdi>, role: say(`role.${staff.role}`) })}
        </p>
        <button class="quiet-button" type="submit">{say('viewing.stop')}</button>
      </form>
    </aside>
  );
}
