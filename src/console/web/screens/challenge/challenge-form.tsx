import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChallengeFolderShown } from '../../../contract/matches.js';
import { FormEnd } from '../../parts/form-end.js';
import { ask } from '../../wire/ask.js';
import { toChallengeText, toChallengeValues } from '../pledge/pledge-values.js';
import { ChallengeFields } from './challenge-fields.js';

/** Changes what a sponsor has promised for when enough has come in. */
export function ChallengeForm({ folder: { challenge, organisation, may } }: { readonly folder: ChallengeFolderShown }) {
  const { id, currency } = challenge;
  const zone = organisation.timeZone;
  const [values, setValues] = useState(() => toChallengeValues(challenge, zone));
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => ask(`/challenges/${id}`, { method: 'PUT', body: toChallengeText(values, currency, zone, challenge) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['challenge', id] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ChallengeFields
        {...{ values, currency, zone }}
        error={save.error}
        organisation={organisation.slug}
        mayEdit={may.edit}
        isMet={challenge.metAt !== null}
        isSettled={challenge.progress > 0}
        onChange={(changes) => {
          save.reset();
          setValues((before) => ({ ...before, ...changes }));
        }}
      />
      <FormEnd sent={save} isLocked={!may.edit} />
    </form>
  );
}
