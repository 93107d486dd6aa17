import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { CachesShown } from '../../../contract/engine.js';
import { Age } from '../../parts/age.js';
import { Badge } from '../../parts/badge.js';
import { Chart } from '../../parts/chart/chart.js';
import type { ChartModel } from '../../parts/chart/chart-model.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Broken, Loading, Quiet } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';

const EVERY_MS = 5_000;

/** What keeps figures fresh: which tier answers, how old things are, and what is read most. */
export default function Caches() {
  const { say, count } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['caches'], queryFn: () => ask<CachesShown>('/caches'), refetchInterval: EVERY_MS });
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <ScreenTitle title={say('caches.title')} note={say('caches.note')}>
        <Badge tone={data.isBreakerOpen ? 'fault' : 'good'}>{say(data.isBreakerOpen ? 'caches.breakerOpen' : 'caches.breakerClosed')}</Badge>
        <Badge tone={data.setAside > 0 ? 'fault' : 'good'}>{count('caches.setAside', data.setAside)}</Badge>
      </ScreenTitle>
      <div className="stack">
        <RungAges of={data} />
        <Panel title={say('caches.hottest')}>{data.hottest.length === 0 ? <Quiet title={say('caches.nothingRead')} /> : <Hottest of={data} />}</Panel>
        <Panel title={say('caches.reads')} aside={say('caches.thisProcess')}>{data.reads.length === 0 ? <Quiet title={say('caches.nothingRead')} /> : <Reads of={data} />}</Panel>
      </div>
    </>
  );
}

function RungAges({ of: { ages } }: { readonly of: CachesShown }) {
  const { say, lasting, count } = useWords();
  const model = useMemo<ChartModel>(
    () => ({
      series: [
        { name: 'median', label: say('caches.median'), color: 'now', kind: 'bar', format: lasting },
        { name: 'oldest', label: say('caches.oldest'), color: 'mail', kind: 'bar', format: lasting },
      ],
      points: ages.map(({ step, things, medianSeconds, oldestSeconds }) => ({ at: `${say(`rung.${step}` as WordKey)} · ${count('caches.things', things)}`, values: { median: medianSeconds, oldest: oldestSeconds } })),
      short: lasting,
    }),
    [ages, say, lasting, count],
  );
  const overdue = ages.reduce((sum, one) => sum + one.overdue, 0);
  return (
    <Panel title={say('caches.ages')} aside={overdue > 0 ? <Badge tone="waiting">{say('caches.overdue', { n: overdue })}</Badge> : undefined}>
      <Chart model={model} axis={say('caches.rung')} summary={say('caches.agesSummary')} height={220} />
    </Panel>
  );
}

function Hottest({ of: { hottest } }: { readonly of: CachesShown }) {
  const { say, number, lasting } = useWords();
  const heads = [{ title: say('column.title') }, { title: say('caches.readsPerSecond'), isNumeric: true }, { title: say('cadence.every'), isNumeric: true }, { title: say('caches.computeMs'), isNumeric: true }, { title: say('cadence.last') }];
  const lines = hottest.map(({ title, slug, readsPerSecond, everySeconds, computeMs, refreshedAt }) => ({
    key: `${slug} ${title}`,
    cells: [
      slug === null ? <code key="t">{title}</code> : <Link key="t" to={`/campaigns/${slug}`}><bdi>{title}</bdi></Link>,
      number(readsPerSecond), everySeconds === null ? '–' : lasting(everySeconds), computeMs === null ? '–' : number(computeMs), refreshedAt === null ? '–' : <Age key="a" at={refreshedAt} />,
    ],
  }));
  return <PlainTable label={say('caches.hottest')} heads={heads} lines={lines} />;
}

function Reads({ of: { reads } }: { readonly of: CachesShown }) {
  const { say, number, percent } = useWords();
  const numeric = (key: WordKey) => ({ title: say(key), isNumeric: true });
  const heads = [{ title: say('caches.field') }, numeric('caches.readCount'), numeric('tier.memory'), numeric('tier.redis'), numeric('tier.columns'), numeric('tier.computed'), numeric('caches.computes'), numeric('queue.failed')];
  const lines = reads.map(({ field, memory, redis, columns, computed, computes, failures }) => {
    const all = memory + redis + columns + computed;
    const share = (part: number) => (all === 0 ? '–' : percent(part / all));
    return { key: field, cells: [<code key="f">{field}</code>, number(all), share(memory), share(redis), share(columns), share(computed), number(computes), number(failures)] };
  });
  return <PlainTable label={say('caches.reads')} heads={heads} lines={lines} />;
}
