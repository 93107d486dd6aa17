import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { NewChallengeShown } from '../../../contract/matches.js';
import type { OrganisationShown } from '../../../contract/common.js';
import { FormEnd } from '../../parts/form-end.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { AboutFields } from '../pledge/about-fields.js';
import { emptyPledge, toFoundation, toChallengeText, type ChallengeValues } from '../pledge/pledge-values.js';
import { useAbout } from '../pledge/use-about.js';
import { ChallengeFields } from './challenge-fields.js';

/** Enters what a sponsor has promised for when enough has come in. */
export function NewChallenge({ organisation: { slug, timeZone } }: { readonly organisation: OrganisationShown }) {
  const { say } = useWords();
  const go = useNavigate();
  const [about, changeAbout] = useAbout();
  const [values, setValues] = useState<ChallengeValues>(() => ({ ...emptyPledge(timeZone), kind: 'donors', threshold: '', reward: '', rewardAmount: '' }));
  // One key for this form: however often it is sent, it makes one.
  const key = useMemo(() => crypto.randomUUID(), []);
  const make = useMutation({
    mutationFn: () => ask<{ id: string }>('/challenges', { method: 'POST', body: { ...toChallengeText(values, about.currency, timeZone, null), ...toFoundation(about), organisation: slug, key } satisfies NewChallengeShown }),
    onSuccess: ({ id }) => void go(`/matches/challenges/${id}`),
  });
  return (
    <>
      <ScreenTitle back={<Link to={`/matches/challenges${query({ organisation: slug })}`}>{say('challenges.title')}</Link>} title={say('challenges.new')} note={say('challenges.note')} />
      <Panel title={say('pledge.text')}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!make.isPending) make.mutate();
          }}
        >
          <AboutFields organisation={slug} values={about} error={make.error} onChange={changeAbout} />
          <ChallengeFields values={values} error={make.error} organisation={slug} zone={timeZone} currency={about.currency} mayEdit isMet={false} isSettled={false} onChange={(changes) => setValues((before) => ({ ...before, ...changes }))} />
          <FormEnd sent={make} isLocked={false} label={say('challenges.make')} />
        </form>
      </Panel>
    </>
  );
}
