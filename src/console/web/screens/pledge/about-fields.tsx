import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { CURRENCIES } from '../../../../shared/currencies.js';
import type { CampaignFolderShown, GivingDayRowShown } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import { CampaignField } from '../../parts/campaign-field.js';
import { faultOf } from '../../parts/fault.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import type { FieldsOf } from './pledge-fields.js';
import type { AboutValues } from './pledge-values.js';

const LISTED = 100;

interface AboutProps extends FieldsOf<AboutValues> {
  readonly organisation: string;
}

/** Which gifts a new match or challenge is about. */
export function AboutFields({ organisation, values, error, onChange }: AboutProps) {
  const { say } = useWords();
  return (
    <>
      <Select
        label={say('pledge.about')}
        description={say('pledge.aboutHint')}
        data={[{ value: 'day', label: say('pledge.aboutDay') }, { value: 'campaign', label: say('pledge.aboutCampaign') }]}
        value={values.kind}
        onChange={(kind) => kind !== null && onChange({ kind })}
        allowDeselect={false}
      />
      {values.kind === 'day'
        ? <OfDay organisation={organisation} values={values} error={error} onChange={onChange} />
        : <OfCampaign organisation={organisation} values={values} error={error} onChange={onChange} />}
    </>
  );
}

function OfDay({ organisation, values, error, onChange }: AboutProps) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['giving-days', organisation, 'all'], queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: LISTED })}`) });
  const days = data?.rows ?? [];
  const choose = (slug: string | null) => {
    const day = days.find((known) => known.slug === slug);
    onChange({ givingDay: slug ?? '', ...(day === undefined ? {} : { currency: day.currency }) });
  };
  return (
    <div className="form-row">
      <Select
        label={say('cockpit.day')}
        placeholder={say('pledge.chooseDay')}
        data={days.map(({ slug, title }) => ({ value: slug, label: title }))}
        value={values.givingDay === '' ? null : values.givingDay}
        onChange={choose}
        searchable={days.length > 8}
        allowDeselect={false}
        error={faultOf(error, 'givingDay') ?? faultOf(error, 'campaign')}
      />
      <Select label={say('foundation.currency')} data={CURRENCIES} value={values.currency} onChange={(currency) => currency !== null && onChange({ currency })} searchable allowDeselect={false} error={faultOf(error, 'currency')} />
    </div>
  );
}

function OfCampaign({ organisation, values, error, onChange }: AboutProps) {
  const { say } = useWords();
  const { campaign } = values;
  const { data } = useQuery({ queryKey: ['campaign', campaign], queryFn: () => ask<CampaignFolderShown>(`/campaigns/${encodeURIComponent(campaign)}`), enabled: campaign !== '' });
  const currency = data?.campaign.currency;
  const take = useEffectEvent((own: string) => onChange({ currency: own }));
  useEffect(() => {
    if (currency !== undefined) take(currency);
  }, [currency]);
  const designations = data?.designations ?? [];
  return (
    <div className="form-row">
      <CampaignField organisation={organisation} day={undefined} value={campaign === '' ? undefined : campaign} nothing="entry.choose" error={faultOf(error, 'campaign') ?? faultOf(error, 'currency')} onChoose={(slug) => onChange({ campaign: slug ?? '', designation: '' })} />
      <Select
        label={say('column.designation')}
        data={[{ value: '', label: say('entry.whole') }, ...designations.map(({ slug, title }) => ({ value: slug, label: title }))]}
        value={values.designation}
        onChange={(designation) => onChange({ designation: designation ?? '' })}
        allowDeselect={false}
        disabled={designations.length === 0}
        error={faultOf(error, 'designation')}
      />
    </div>
  );
}
