import { useQuery } from '@tanstack/react-query';
import type { DatabaseShown } from '../../../contract/engine.js';
import { Badge } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const EVERY_MS = 5_000;
const NEARLY_FULL = 0.8;

/** What the database is doing at this moment. */
export default function Database() {
  const { say, number } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['database'], queryFn: () => ask<DatabaseShown>('/database'), refetchInterval: EVERY_MS });
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <ScreenTitle title={say('database.title')} note={`PostgreSQL ${data.version} · ${number(data.sizeBytes / 2 ** 20)} MiB`} />
      <div className="stack">
        <div className="two-columns">
          <Connections of={data} />
          <Replica of={data} />
        </div>
        <Panel title={say('database.running')}><Running of={data} /></Panel>
        <Panel title={say('database.slowest')}>{data.slowest === null ? <p className="soft">{say('database.noStatements')}</p> : <Slowest statements={data.slowest} />}</Panel>
      </div>
    </>
  );
}

function Connections({ of: { connections, mostConnections } }: { readonly of: DatabaseShown }) {
  const { say, number } = useWords();
  const taken = connections.reduce((sum, { active, idle, inTransaction }) => sum + active + idle + inTransaction, 0);
  const numeric = (title: string) => ({ title, isNumeric: true });
  const label = say('database.taken', { taken, most: mostConnections });
  return (
    <Panel title={say('database.connections')} aside={label}>
      <Bar share={taken / mostConnections} label={label} tone={taken / mostConnections > NEARLY_FULL ? 'fault' : 'now'} />
      <PlainTable
        label={say('database.connections')}
        heads={[{ title: say('database.process') }, numeric(say('database.active')), numeric(say('database.idle')), numeric(say('database.inTransaction'))]}
        lines={connections.map(({ name, active, idle, inTransaction }) => ({ key: name, cells: [name, number(active), number(idle), number(inTransaction)] }))}
      />
    </Panel>
  );
}

function Replica({ of: { replica } }: { readonly of: DatabaseShown }) {
  const { say, lasting, number } = useWords();
  const { isConfigured, lagSeconds, reads } = replica;
  return (
    <Panel title={say('database.replica')}>
      {!isConfigured && <p className="soft">{say('database.noReplica')}</p>}
      {isConfigured && (
        <dl className="facts">
          <dt>{say('database.lag')}</dt><dd>{lagSeconds === null ? <Badge tone="fault">{say('database.unreachable')}</Badge> : lasting(lagSeconds)}</dd>
          <dt>{say('database.used')}</dt><dd className="figures">{number(reads.used)}</dd>
          <dt>{say('database.behind')}</dt><dd className="figures">{number(reads.behind)}</dd>
          <dt>{say('database.lost')}</dt><dd className="figures">{number(reads.unreachable + reads.resting)}</dd>
        </dl>
      )}
    </Panel>
  );
}

function Running({ of: { longestRunning } }: { readonly of: DatabaseShown }) {
  const { say, lasting } = useWords();
  if (longestRunning.length === 0) return <p className="soft">{say('database.nothingRuns')}</p>;
  return (
    <PlainTable
      label={say('database.running')}
      heads={[{ title: say('database.seconds'), isNumeric: true }, { title: say('database.process') }, { title: say('database.waitsFor') }, { title: say('database.statement') }]}
      lines={longestRunning.map(({ name, statement, seconds, waitsFor }, at) => ({ key: `${at} ${name}`, cells: [lasting(seconds), name, waitsFor ?? '–', <code key="s" className="cell-long">{statement}</code>] }))}
    />
  );
}

function Slowest({ statements }: { readonly statements: NonNullable<DatabaseShown['slowest']> }) {
  const { say, number } = useWords();
  return (
    <PlainTable
      label={say('database.slowest')}
      heads={[{ title: say('database.totalMs'), isNumeric: true }, { title: say('database.meanMs'), isNumeric: true }, { title: say('database.calls'), isNumeric: true }, { title: say('database.statement') }]}
      lines={statements.map(({ statement, calls, meanMs, totalMs }) => ({ key: statement, cells: [number(totalMs), number(meanMs), number(calls), <code key="s" className="cell-long">{statement}</code>] }))}
    />
  );
}
