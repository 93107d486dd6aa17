import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MatchFolderShown, MatchPreviewShown } from '../../../contract/matches.js';
import { FormEnd } from '../../parts/form-end.js';
import { toMajor } from '../../parts/form-model.js';
import { ask } from '../../wire/ask.js';
import { toMatchText, toMatchValues } from '../pledge/pledge-values.js';
import { MatchFields } from './match-fields.js';
import { MatchPreview, PreviewLever } from './match-preview.js';

/** Changes what a sponsor has promised to add. */
export function MatchForm({ folder: { match, organisation, may } }: { readonly folder: MatchFolderShown }) {
  const { id, currency } = match;
  const zone = organisation.timeZone;
  const [values, setValues] = useState(() => toMatchValues(match, zone));
  // Raised meanwhile, beside this form: sent as it was, it would be made smaller again.
  useEffect(() => setValues((before) => ({ ...before, pool: toMajor(match.pool, currency) })), [match.pool, currency]);
  const queries = useQueryClient();
  const look = useMutation({ mutationFn: () => ask<MatchPreviewShown>(`/matches/${id}/previews`, { method: 'POST', body: toMatchText(values, currency, zone, match) }) });
  const save = useMutation({
    mutationFn: () => ask(`/matches/${id}`, { method: 'PUT', body: toMatchText(values, currency, zone, match) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['match', id] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <MatchFields
        {...{ values, currency, zone }}
        error={save.error ?? look.error}
        organisation={organisation.slug}
        isLocked={!may.edit}
        isSettled={match.gifts > 0}
        onChange={(changes) => {
          save.reset();
          look.reset();
          setValues((before) => ({ ...before, ...changes }));
        }}
      />
      <MatchPreview look={look} currency={currency} />
      <FormEnd sent={save} isLocked={!may.edit}><PreviewLever look={look} /></FormEnd>
    </form>
  );
}
