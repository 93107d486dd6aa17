import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { GivingDayRowShown } from '../../../contract/campaigns.js';
import type { DayShown } from '../../../contract/cockpit.js';
import type { PageShown } from '../../../contract/common.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const LISTED = 50;

/** Another day of the organisation, or another organisation. */
export function DayChoice({ day: { slug, organisation } }: { readonly day: DayShown }) {
  const { say } = useWords();
  const go = useNavigate();
  const { data } = useQuery({
    queryKey: ['giving-days', organisation.slug, 'next'],
    queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation: organisation.slug, limit: LISTED })}`),
  });
  const days = data?.rows ?? [];
  return (
    <>
      <OrganisationChoice value={organisation.slug} onChoose={(chosen) => void go(`/cockpit?organisation=${chosen}`)} />
      {days.length > 1 && (
        <Select
          label={say('cockpit.day')}
          data={days.map((one) => ({ value: one.slug, label: one.title }))}
          value={slug}
          onChange={(chosen) => chosen !== null && void go(`/cockpit/${chosen}`)}
          allowDeselect={false}
          size="sm"
          w={200}
        />
      )}
    </>
  );
}
