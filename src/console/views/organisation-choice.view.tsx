import type { Organisation } from '../../organisations/organisation.entity.js';

export function OrganisationChoice({ organisations }: { readonly organisations: readonly Organisation[] }) {
  return (
    <form class="search" method="get" action="/console/staff">
      <label class="field">
        <span>Organisation</span>
        <select name="organisation">{organisations.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</select>
      </label>
      <button class="quiet-button" type="submit">Show</button>
    </form>
  );
}
