import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { session } from './page.js';

const KEPT = 'freshet-organisation';

/** Lists are of whose day was looked at last. */
export function rememberOrganisation(slug: string): void {
  localStorage.setItem(KEPT, slug);
}

/** Whose things are looked at: the address says it, else what was looked at last. People of a client have but one. */
export function useOrganisation(): readonly [slug: string | null, choose: (slug: string) => void] {
  const [search, setSearch] = useSearchParams();
  const known = (slug: string | null) => session.organisations.find((organisation) => organisation.slug === slug)?.slug ?? null;
  const slug = known(search.get('organisation')) ?? known(localStorage.getItem(KEPT)) ?? session.organisations[0]?.slug ?? null;
  const choose = useCallback(
    (chosen: string) => {
      rememberOrganisation(chosen);
      // Whatever else the address says is about the other one.
      setSearch({ organisation: chosen });
    },
    [setSearch],
  );
  return [slug, choose];
}
