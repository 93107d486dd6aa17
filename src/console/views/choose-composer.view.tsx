import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';

/** People of the platform first say for whom they write. */
export function renderChooseComposer({ session, organisations }: { readonly session: ConsoleSession; readonly organisations: readonly Organisation[] }): string {
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('compose.new'),
    session,
    speech,
    section: 'mailings',
    children: (
      <>
        <p class="way-back"><a href="/console/mailings">{say('mailing.backToAll')}</a></p>
        <div class="page-title">
          <h1>{say('compose.new')}</h1>
          <p class="page-note">{say('compose.forWhom')}</p>
        </div>
        <form class="search" method="get" action="/console/mailings/new">
          <label class="field">
            <span>{say('compose.organisation')}</span>
            <select name="organisation">{organisations.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</select>
          </label>
          <button class="quiet-button" type="submit">{say('compose.goOn')}</button>
        </form>
      </>
    ),
  });
}
