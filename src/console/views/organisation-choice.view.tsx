import type { Organisation } from '../../organisations/organisation.entity.js';
import { useSpeech } from '../words/speaking.js';

export function OrganisationChoice({ organisations, path }: { readonly organisations: readonly Organisation[]; readonly path: string }) {
  const { say } = useSpeech();
  return (
    <form class="search" method="get" action={path}>
      <label class="field">
        <span>{say('staff.organisation')}</span>
        <select name="organisation">{organisations.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</select>
      </label>
      <button class="quiet-button" type="submit">{say('staff.show')}</button>
    </form>
  );
}
