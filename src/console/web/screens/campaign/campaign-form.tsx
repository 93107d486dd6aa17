import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignFolderShown } from '../../../contract/campaigns.js';
import { FormEnd } from '../../parts/form-end.js';
import { ask } from '../../wire/ask.js';
import { CampaignFields } from './campaign-fields.js';
import { toText, toValues } from './campaign-values.js';

/** Changes what a campaign says. */
export function CampaignForm({ campaign, mayEdit }: { readonly campaign: CampaignFolderShown['campaign']; readonly mayEdit: boolean }) {
  const { slug, currency } = campaign;
  const [values, setValues] = useState(() => toValues(campaign, currency));
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => ask(`/campaigns/${slug}`, { method: 'PUT', body: toText(values, currency) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', slug] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <CampaignFields
        values={values}
        currency={currency}
        error={save.error}
        isLocked={!mayEdit}
        onChange={(changes) => {
          save.reset();
          setValues((before) => ({ ...before, ...changes }));
        }}
      />
      <FormEnd sent={save} isLocked={!mayEdit} />
    </form>
  );
}
