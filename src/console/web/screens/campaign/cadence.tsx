import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CadenceShown } from '../../../contract/campaigns.js';
import { Age } from '../../parts/age.js';
import { Fault } from '../../parts/fault.js';
import { Panel } from '../../parts/panel.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface CadenceProps {
  readonly slug: string;
  readonly cadence: CadenceShown;
  readonly mayDecide: boolean;
}

/** How often the figures are refreshed, why, and what somebody has decided about it. */
export function Cadence({ slug, cadence, mayDecide }: CadenceProps) {
  const { say, lasting } = useWords();
  const { everySeconds, because, lastAt, nextAt, override } = cadence;
  return (
    <Panel title={say('cadence.title')}>
      <dl className="facts">
        <dt>{say('cadence.every')}</dt><dd>{everySeconds === null ? say('cadence.never') : lasting(everySeconds)}</dd>
        <dt>{say('cadence.because')}</dt><dd lang="en">{because}</dd>
        {lastAt !== null && <><dt>{say('cadence.last')}</dt><dd><Age at={lastAt} /></dd></>}
        {nextAt !== null && <><dt>{say('cadence.next')}</dt><dd><Age at={nextAt} /></dd></>}
        {override !== null && <><dt>{say('cadence.decided')}</dt><dd>{lasting(override.everySeconds)} · <Age at={override.at} /></dd></>}
      </dl>
      {mayDecide && <Decision slug={slug} override={override} />}
    </Panel>
  );
}

function Decision({ slug, override }: Pick<CadenceProps, 'slug'> & Pick<CadenceShown, 'override'>) {
  const { say } = useWords();
  const [seconds, setSeconds] = useState<string | number>(override?.everySeconds ?? 10);
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (everySeconds: number | null) => ask(`/campaigns/${slug}/cadence`, { method: 'PUT', body: { everySeconds } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', slug] }),
  });
  return (
    <form
      className="designation-form"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate(Number(seconds));
      }}
    >
      <NumberInput label={say('cadence.seconds')} value={seconds} onChange={setSeconds} min={5} max={604_800} allowDecimal={false} />
      <Button type="submit" variant="default" loading={decide.isPending}>{say('cadence.decide')}</Button>
      {override !== null && <Button variant="default" onClick={() => decide.mutate(null)}>{say('cadence.rules')}</Button>}
      <Fault error={decide.error} />
    </form>
  );
}
