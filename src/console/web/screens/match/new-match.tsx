import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MatchPreviewShown, NewMatchShown } from '../../../contract/matches.js';
import type { OrganisationShown } from '../../../contract/common.js';
import { FormEnd } from '../../parts/form-end.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { AboutFields } from '../pledge/about-fields.js';
import { emptyPledge, toFoundation, toMatchText, type MatchValues } from '../pledge/pledge-values.js';
import { useAbout } from '../pledge/use-about.js';
import { MatchFields } from './match-fields.js';
import { MatchPreview, PreviewLever } from './match-preview.js';

/** Enters what a sponsor has promised to add. */
export function NewMatch({ organisation: { slug, timeZone } }: { readonly organisation: OrganisationShown }) {
  const { say } = useWords();
  const go = useNavigate();
  const [about, changeAbout] = useAbout();
  const [values, setValues] = useState<MatchValues>(() => ({ ...emptyPledge(timeZone), pool: '', percent: '100', mostPerGift: '' }));
  // One key for this form: however often it is sent, it makes one.
  const key = useMemo(() => crypto.randomUUID(), []);
  const wish = () => ({ ...toMatchText(values, about.currency, timeZone, null), ...toFoundation(about), organisation: slug });
  const look = useMutation({ mutationFn: () => ask<MatchPreviewShown>('/matches/previews', { method: 'POST', body: wish() }) });
  const make = useMutation({
    mutationFn: () => ask<{ id: string }>('/matches', { method: 'POST', body: { ...wish(), key } satisfies NewMatchShown }),
    onSuccess: ({ id }) => void go(`/matches/${id}`),
  });
  const error = make.error ?? look.error;
  // What was counted is about what was written then.
  const written = <Changes,>(change: (changes: Changes) => void) => (changes: Changes) => {
    look.reset();
    change(changes);
  };
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
          <AboutFields organisation={slug} values={about} error={error} onChange={written(changeAbout)} />
          <MatchFields values={values} error={error} organisation={slug} zone={timeZone} currency={about.currency} isLocked={false} isSettled={false} onChange={written((changes: Partial<MatchValues>) => setValues((before) => ({ ...before, ...changes })))} />
          <MatchPreview look={look} currency={about.currency} />
          <FormEnd sent={make} isLocked={false} label={say('matches.make')}><PreviewLever look={look} /></FormEnd>
        </form>
      </Panel>
    </>
  );
}
