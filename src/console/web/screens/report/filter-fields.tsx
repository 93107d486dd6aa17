import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { GivingDayRowShown } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import type { ReportFilterFieldShown, ReportFilterShown, ReportOfferShown } from '../../../contract/reports.js';
import { toInstant, toLocal } from '../../parts/form-model.js';
import { ask, query } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';
import { STATUSES } from '../donations/donation-list.js';
import { CampaignField } from '../../parts/campaign-field.js';

interface FilterProps {
  readonly organisation: string;
  readonly offer: ReportOfferShown;
  readonly filter: ReportFilterShown;
  readonly onChange: (filter: ReportFilterShown) => void;
}

type Setter = (changes: { readonly [Field in ReportFilterFieldShown]?: string | readonly string[] | null }) => void;

/** What a report of the kind can be narrowed down to. */
export function FilterFields({ organisation, offer: { filters, tables }, filter, onChange }: FilterProps) {
  const { say } = useWords();
  const has = (field: ReportFilterFieldShown) => filters.includes(field);
  const change: Setter = (changes) => onChange(Object.fromEntries(Object.entries({ ...filter, ...changes }).filter(([, value]) => value != null && value.length > 0)) as ReportFilterShown);
  const divisions = tables.flatMap(({ by }) => (by === null ? [] : [{ value: by, label: say(`by.${by}` as WordKey) }]));
  return (
    <fieldset className="wish-set">
      <legend>{say('wish.filter')}</legend>
      <div className="form-row">
        {has('by') && <Choice name="by" options={divisions} value={filter.by} onChoose={(by) => change({ by })} />}
        {has('givingDay') && <DayField organisation={organisation} value={filter.givingDay} onChoose={(givingDay) => change({ givingDay, campaign: null })} />}
        {has('campaign') && <CampaignField organisation={organisation} day={filter.givingDay} value={filter.campaign} onChoose={(campaign) => change({ campaign, ...(campaign !== null && { givingDay: null }) })} />}
        {has('tag') && <TagField organisation={organisation} value={filter.tag} onChoose={(tag) => change({ tag })} />}
        {has('mailing') && <MailingField organisation={organisation} value={filter.mailing} onChoose={(mailing) => change({ mailing })} />}
        {has('from') && <Moment name="from" value={filter.from} onChange={(from) => change({ from })} />}
        {has('to') && <Moment name="to" value={filter.to} onChange={(to) => change({ to })} />}
      </div>
      {has('status') && (
        <Checkbox.Group label={say('filter.status')} value={[...(filter.status ?? [])]} onChange={(status) => change({ status })}>
          <div className="column-picks">{STATUSES.map((status) => <Checkbox key={status} value={status} label={say(`status.${status}`)} size="sm" />)}</div>
        </Checkbox.Group>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChoose: (value: string | null) => void;
}

function Choice({ name, options, value, onChoose }: ChoiceProps & { readonly name: ReportFilterFieldShown; readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { say } = useWords();
  return (
    <Select
      label={say(`filter.${name}`)}
      data={[{ value: '', label: say('filter.all') }, ...options]}
      value={value ?? ''}
      onChange={(chosen) => onChoose(chosen === '' ? null : chosen)}
      allowDeselect={false}
      searchable={options.length > 8}
    />
  );
}

function Moment({ name, value, onChange }: { readonly name: 'from' | 'to'; readonly value: string | undefined; readonly onChange: (at: string | null) => void }) {
  const { say } = useWords();
  return <TextInput type="datetime-local" label={say(`filter.${name}`)} value={value === undefined ? '' : toLocal(value)} onChange={(event) => onChange(toInstant(event.target.value))} />;
}

type OfOrganisation = ChoiceProps & { readonly organisation: string };

function DayField({ organisation, ...choice }: OfOrganisation) {
  const { data } = useQuery({ queryKey: ['giving-days', organisation, 'all'], queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: 100 })}`) });
  return <Choice name="givingDay" options={(data?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }))} {...choice} />;
}

function TagField({ organisation, ...choice }: OfOrganisation) {
  const { data } = useQuery({ queryKey: ['tags', organisation], queryFn: () => ask<readonly string[]>(`/donors/tags${query({ organisation })}`) });
  return <Choice name="tag" options={(data ?? []).map((tag) => ({ value: tag, label: tag }))} {...choice} />;
}

function MailingField({ organisation, ...choice }: OfOrganisation) {
  const { data } = useQuery({ queryKey: ['mailing-subjects', organisation], queryFn: () => ask<readonly { id: string; subject: string }[]>(`/report-offers/mailings${query({ organisation })}`) });
  return <Choice name="mailing" options={(data ?? []).map(({ id, subject }) => ({ value: id, label: subject }))} {...choice} />;
}
