import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { NewMatchShown } from '../../../contract/matches.js';
import type { OrganisationShown } from '../../../contract/common.js';
import { FormEnd } from '../../parts/form-end.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { AboutFields } from '../pledge/about-fields.js';
import { emptyPledge, toFoundation, toMatchText, type MatchValues } from '../pledge/pledge-values.js';
import { useAbout } from '../pledge/use-about.js';
import { MatchFields } from './match-fields.js';

/** Enters what a sponsor has promised to add. */
export function NewMatch({ organisation: { slug, timeZone } }: { readonly organisation: OrganisationShown }) {
  const { say } = useWords();
  const go = useNavigate();
  const [about, changeAbout] = useAbout();
  const [values, setValues] = useState<MatchValues>(() => ({ ...emptyPledge(timeZone), pool: '', percent: '100', mostPerGift: '' }));
  // One key for this form: however often it is sent, it makes one.
  const key = useMemo(() => crypto.randomUUID(), []);
  const make = useMutation({
    mutationFn: () => ask<{ id: string }>('/matches', { method: 'POST', body: { ...toMatchText(values, about.currency, timeZone, null), ...toFoundation(about), organisation: slug, key } satisfies NewMatchShown }),
    onSuccess: ({ id }) => void go(`/matches/${id}`),
  });
  return (
    <>
      <ScreenTitle back={<Link to={`/matches${query({ organisation: slug })}`}>{say('matches.title')}</Link>} title={say('matches.new')} note={say('matches.note')} />
      <Panel title={say('pledge.text')}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!make.isPending) make.mutate();
          }}
        >
          <AboutFields organisation={slug} values={about} error={make.error} onChange={changeAbout} />
          <MatchFields values={values} error={make.error} organisation={slug} zone={timeZone} currency={about.currency} isLocked={false} isSettled={false} onChange={(changes) => setValues((before) => ({ ...before, ...changes }))} />
          <FormEnd sent={make} isLocked={false} label={say('matches.make')} />
        </form>
      </Panel>
    </>
  );
}
