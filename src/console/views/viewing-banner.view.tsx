import { roleName } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';

/** On every page while somebody looks at the console as another person sees it. */
export function ViewingBanner({ session: { staff, formToken } }: { readonly session: ConsoleSession }) {
  if (staff.viewer === null) return null;
  return (
    <aside class="emergency viewing" aria-label="As whom you look at this">
      <form method="post" action="/console/stop-viewing">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <p>
          <strong>Only looking.</strong> <bdi>{staff.viewer.name}</bdi>, you see the console as <bdi>{staff.name}</bdi> ({roleName(staff.role)}) does. Nothing can be changed, and their audit log says that you looked.
        </p>
        <button class="quiet-button" type="submit">Stop viewing</button>
      </form>
    </aside>
  );
}
