import { useMemo } from 'react';
import type { QueueShown } from '../../../contract/engine.js';
import { Chart } from '../../parts/chart/chart.js';
import type { ChartModel } from '../../parts/chart/chart-model.js';
import { Panel } from '../../parts/panel.js';
import { useWords, type WordKey } from '../../words/words.js';

/** How long the oldest job of each kind has waited, beside what was promised. */
export function Ages({ queues }: { readonly queues: readonly QueueShown[] }) {
  const speech = useWords();
  const { say, lasting } = speech;
  const model = useMemo<ChartModel>(
    () => ({
      series: [
        { name: 'age', label: say('queue.oldestNow'), color: 'now', kind: 'bar', format: lasting },
        { name: 'promise', label: say('queue.promise'), color: 'last', kind: 'bar', format: lasting },
      ],
      points: queues.map(({ queue, promiseSeconds, figures }) => ({ at: say(`kind.${queue}` as WordKey), values: { age: figures?.oldestReadySeconds ?? null, promise: promiseSeconds } })),
      short: lasting,
    }),
    [queues, say, lasting],
  );
  return <Panel title={say('queues.ages')}><Chart model={model} axis={say('queue.kind')} summary={say('queues.agesSummary')} height={220} /></Panel>;
}
