import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CampaignFolderShown } from '../../../contract/campaigns.js';
import { Fault } from '../../parts/fault.js';
import { FormEnd } from '../../parts/form-end.js';
import { toMinor } from '../../parts/form-model.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import { ByWhom, Honouring, ToWhat } from './gift-fields.js';
import { emptyGift, toWish } from './gift-values.js';

/** Enters a gift that came by cheque, by transfer or in cash. */
export default function OfflineGiftScreen() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  // Before anything is typed: whoever has to prove who they are comes back to an empty form.
  const { data, error } = useQuery({ queryKey: ['offline-gifts', 'standing'], queryFn: () => ask<{ mayEnter: true }>('/offline-gifts/standing'), retry: false, gcTime: 0, refetchOnWindowFocus: false });
  return (
    <>
      <ScreenTitle back={<Link to={`/donations${query({ organisation })}`}>{say('donations.title')}</Link>} title={say('entry.title')} note={say('entry.note')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
      </ScreenTitle>
      {error === null && data === undefined && <Loading />}
      <Fault error={error} />
      {data !== undefined && organisation !== null && <GiftForm key={organisation} organisation={organisation} />}
    </>
  );
}

function GiftForm({ organisation }: { readonly organisation: string }) {
  const { say, money } = useWords();
  const go = useNavigate();
  const [address] = useSearchParams();
  const [values, setValues] = useState(() => emptyGift(address));
  // One key for this form: however often it is sent, it books once.
  const key = useMemo(() => crypto.randomUUID(), []);
  const { data } = useQuery({ queryKey: ['campaign', values.campaign], queryFn: () => ask<CampaignFolderShown>(`/campaigns/${encodeURIComponent(values.campaign)}`), enabled: values.campaign !== '' });
  const currency = data?.campaign.currency ?? '';
  const enter = useMutation({
    mutationFn: () => ask<{ id: string }>('/offline-gifts', { method: 'POST', body: toWish(values, { organisation, currency, key }) }),
    onSuccess: ({ id }) => void go(`/donations/${id}`),
  });
  const parts = { values, error: enter.error, onChange: (changes: Partial<typeof values>) => setValues((before) => ({ ...before, ...changes })) };
  const amount = currency === '' ? null : toMinor(values.amount, currency);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!enter.isPending) enter.mutate();
      }}
    >
      <div className="two-columns">
        <Panel title={say('entry.gift')}><div className="form"><ToWhat organisation={organisation} currency={currency} designations={data?.designations ?? []} {...parts} /></div></Panel>
        <Panel title={say('column.donor')}><div className="form"><ByWhom {...parts} /></div></Panel>
      </div>
      <Panel title={say('entry.after')}>
        <div className="form">
          <Honouring {...parts} />
          <Checkbox label={say('entry.sendReceipt')} description={say('entry.receiptHint')} checked={values.sendReceipt} onChange={(event) => parts.onChange({ sendReceipt: event.target.checked })} />
          <FormEnd sent={enter} isLocked={false} isDisabled={amount === null || amount < 1} label={amount === null || amount < 1 ? say('entry.book') : say('entry.bookAmount', { amount: money({ amount, currency }) })} />
        </div>
      </Panel>
    </form>
  );
}
