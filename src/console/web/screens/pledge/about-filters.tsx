import { useQuery } from '@tanstack/react-query';
import type { GivingDayRowShown } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import { CampaignField } from '../../parts/campaign-field.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { List } from '../../parts/list/use-list.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const LISTED = 100;

/** Narrows a list of matches or challenges down to those of a day or of a campaign. */
export function AboutFilters<Row>({ organisation, list }: { readonly organisation: string | null; readonly list: List<Row> }) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['giving-days', organisation, 'all'], queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: LISTED })}`) });
  return (
    <>
      <FilterChoice list={list} name="givingDay" label={say('cockpit.day')} options={(data?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }))} />
      {organisation !== null && <CampaignField organisation={organisation} day={undefined} value={list.wishes['campaign'] ?? undefined} onChoose={(campaign) => list.change({ campaign })} />}
    </>
  );
}
