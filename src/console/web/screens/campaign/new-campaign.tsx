import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { GivingDayRowShown, NewCampaign } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { Foundation, useFoundation } from '../../parts/foundation.js';
import { toLocal } from '../../parts/form-model.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import { CampaignFields } from './campaign-fields.js';
import { toText, type CampaignValues } from './campaign-values.js';

const EMPTY: CampaignValues = { title: '', summary: '', story: '', goal: '', minimum: '1', maximum: '50000', suggestedAmounts: '25 50 100', opensAt: '', closesAt: '', isPublished: false };

/** Makes a campaign. */
export function NewCampaignScreen() {
  const { say } = useWords();
  const go = useNavigate();
  const [organisation] = useOrganisation();
  const [foundation, setFoundation] = useFoundation();
  const [givingDay, setGivingDay] = useState('');
  const [values, setValues] = useState(() => ({ ...EMPTY, opensAt: toLocal(new Date().toISOString()) }));
  const make = useMutation({
    mutationFn: () => ask<{ slug: string }>('/campaigns', { method: 'POST', body: { ...toText(values, foundation.currency), ...foundation, organisation: organisation ?? '', givingDay: givingDay === '' ? null : givingDay } satisfies NewCampaign }),
    onSuccess: ({ slug }) => void go(`/campaigns/${slug}`),
  });
  return (
    <>
      <ScreenTitle back={<Link to={`/campaigns${query({ organisation })}`}>{say('campaigns.title')}</Link>} title={say('campaigns.new')} />
      <Panel title={say('campaign.text')}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Foundation values={foundation} error={make.error} onChange={setFoundation} />
          <DayField organisation={organisation} value={givingDay} error={make.error} onChoose={setGivingDay} />
          <CampaignFields values={values} currency={foundation.currency} error={make.error} isLocked={false} onChange={(changes) => setValues((before) => ({ ...before, ...changes }))} />
          <div className="form-end"><Button type="submit" loading={make.isPending}>{say('campaigns.make')}</Button></div>
          <Fault error={make.error} />
        </form>
      </Panel>
    </>
  );
}

interface DayFieldProps {
  readonly organisation: string | null;
  readonly value: string;
  readonly error: unknown;
  readonly onChoose: (slug: string) => void;
}

function DayField({ organisation, value, error, onChoose }: DayFieldProps) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['giving-days', organisation, 'all'], queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: 100 })}`) });
  return (
    <Select
      label={say('cockpit.day')}
      description={say('campaign.dayHint')}
      data={[{ value: '', label: say('campaign.alone') }, ...(data?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }))]}
      value={value}
      onChange={(chosen) => onChoose(chosen ?? '')}
      allowDeselect={false}
      error={faultOf(error, 'givingDay')}
    />
  );
}
