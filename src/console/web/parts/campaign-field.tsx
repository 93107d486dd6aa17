import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignRowShown } from '../../contract/campaigns.js';
import type { PageShown } from '../../contract/common.js';
import { ask, query } from '../wire/ask.js';
import { useWords, type WordKey } from '../words/words.js';

interface CampaignFieldProps {
  readonly organisation: string;
  /** Those of a day alone, where one is chosen. */
  readonly day: string | undefined;
  readonly value: string | undefined;
  readonly onChoose: (slug: string | null) => void;
  /** What choosing none is called. */
  readonly nothing?: WordKey;
  readonly error?: string | undefined;
}

/** One of the organisation's campaigns, of which there may be thousands: found by what is typed. */
export function CampaignField({ organisation, day, value, onChoose, nothing = 'filter.all', error }: CampaignFieldProps) {
  const { say } = useWords();
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['campaigns', 'to choose', organisation, day, search],
    queryFn: () => ask<PageShown<CampaignRowShown>>(`/campaigns${query({ organisation, day, sort: 'title', search })}`),
    placeholderData: (before) => before,
  });
  const all = { value: '', label: say(nothing) };
  const known = (data?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }));
  const isListed = value === undefined || known.some((option) => option.value === value);
  return (
    <Select
      label={say('filter.campaign')}
      data={[all, ...(isListed ? [] : [{ value, label: value }]), ...known]}
      value={value ?? ''}
      onChange={(chosen) => onChoose(chosen === '' ? null : chosen)}
      searchable
      onSearchChange={(text) => setSearch(text === all.label || known.some(({ label }) => label === text) ? '' : text)}
      filter={({ options }) => options}
      allowDeselect={false}
      error={error}
    />
  );
}
