import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';

/** People of the platform first say for whom they write. */
export function renderChooseComposer({ session, organisations }: { readonly session: ConsoleSession; readonly organisations: readonly Organisation[] }): string {
  return renderDocument({
    title: 'New mailing',
    session,
    section: 'mailings',
    children: (
      <>
        <p class="way-back"><a href="/console/mailings">Back to all mailings</a></p>
        <div class="page-title">
          <h1>New mailing</h1>
          <p class="page-note">For whom do you write it?</p>
        </div>
        <form class="search" method="get" action="/console/mailings/new">
          <label class="field">
            <span>Organisation</span>
            <select name="organisation">{organisations.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</select>
          </label>
          <button class="quiet-button" type="submit">Go on</button>
        </form>
      </>
    ),
  });
}
