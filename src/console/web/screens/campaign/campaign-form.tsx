import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignFolderShown } from '../../../contract/campaigns.js';
import { Fault } from '../../parts/fault.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { CampaignFields } from './campaign-fields.js';
import { toText, toValues } from './campaign-values.js';

/** Changes what a campaign says. */
export function CampaignForm({ campaign, mayEdit }: { readonly campaign: CampaignFolderShown['campaign']; readonly mayEdit: boolean }) {
  const { say } = useWords();
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
      {mayEdit && (
        <div className="form-end">
          <Button type="submit" loading={save.isPending}>{say('common.save')}</Button>
          {save.isSuccess && <span className="kept" role="status">{say('common.saved')}</span>}
        </div>
      )}
      <Fault error={save.error} />
    </form>
  );
}
