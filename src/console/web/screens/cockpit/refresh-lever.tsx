import { Button, Modal, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignRowShown } from '../../../contract/campaigns.js';
import type { DayShown, RefreshShown } from '../../../contract/cockpit.js';
import type { PageShown } from '../../../contract/common.js';
import { Icon } from '../../parts/icon.js';
import { Fault } from '../../parts/fault.js';
import { ask, query } from '../../wire/ask.js';
import { session } from '../../wire/page.js';
import { useWords, type WordKey } from '../../words/words.js';
import { RefreshProgress } from './refresh-progress.js';

const FIELDS = ['totalRaised', 'donationCount', 'donorCount', 'donorTags', 'topDonors', 'largestDonations', 'latestDonations', 'medianGift', 'hourlyRaised'] as const;
const WHOLE_DAY = '';

/** Has the figures of the day, of one campaign, or of one field computed now. */
export function RefreshLever({ day }: { readonly day: DayShown }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (session.role === 'client_editor') return null;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="refresh" />} onClick={() => setOpen(true)}>{say('refresh.lever')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={say('refresh.title')} closeButtonProps={{ 'aria-label': say('common.close') }}>
        <RefreshForm day={day} />
      </Modal>
    </>
  );
}

function RefreshForm({ day }: { readonly day: DayShown }) {
  const { say } = useWords();
  const [campaign, setCampaign] = useState(WHOLE_DAY);
  const [field, setField] = useState('');
  const start = useMutation({
    mutationFn: () => ask<Pick<RefreshShown, 'id'>>('/refreshes', { method: 'POST', body: { kind: campaign === WHOLE_DAY ? 'giving_day' : 'campaign', slug: campaign || day.slug, ...(field === '' ? {} : { fields: [field] }) } }),
  });
  return (
    <form
      className="refresh-form"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <p className="soft">{say('refresh.text')}</p>
      <CampaignChoice day={day} value={campaign} onChoose={setCampaign} />
      <Select
        label={say('refresh.fields')}
        data={[{ value: '', label: say('refresh.allFields') }, ...FIELDS.map((name) => ({ value: name, label: say(`field.${name}` as WordKey) }))]}
        value={field}
        onChange={(chosen) => setField(chosen ?? '')}
        allowDeselect={false}
      />
      <Button type="submit" loading={start.isPending}>{say('refresh.start')}</Button>
      <Fault error={start.error} />
      {start.data !== undefined && <RefreshProgress key={start.data.id} id={start.data.id} />}
    </form>
  );
}

interface ChoiceProps {
  readonly day: DayShown;
  readonly value: string;
  readonly onChoose: (slug: string) => void;
}

function CampaignChoice({ day, value, onChoose }: ChoiceProps) {
  const { say } = useWords();
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['campaigns', 'of day', day.slug, search],
    queryFn: () => ask<PageShown<CampaignRowShown>>(`/campaigns${query({ organisation: day.organisation.slug, day: day.slug, sort: 'title', search })}`),
    placeholderData: (before) => before,
  });
  const all = { value: WHOLE_DAY, label: say('refresh.wholeDay') };
  return (
    <Select
      label={say('refresh.what')}
      data={[all, ...(data?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }))]}
      value={value}
      onChange={(chosen) => onChoose(chosen ?? WHOLE_DAY)}
      searchable
      onSearchChange={(text) => setSearch(data?.rows.some(({ title }) => title === text) === true || text === all.label ? '' : text)}
      filter={({ options }) => options}
      allowDeselect={false}
    />
  );
}
