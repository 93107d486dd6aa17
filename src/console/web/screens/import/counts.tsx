import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportFolderShown } from '../../../contract/imports.js';
import { Fault } from '../../parts/fault.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';
import { useSteering } from './steer.js';

interface CountsProps {
  readonly folder: ImportFolderShown;
  readonly onDone: (folder: ImportFolderShown) => void;
}

/** Rows by what they do or did; and where they wait for it, the word that lets it happen. */
export function Counts({ folder: { import: of, may }, onDone }: CountsProps) {
  const { say, number, count } = useWords();
  const { rows, isCounted, status } = of;
  if (rows.read === 0 && !isCounted) return null;
  const title = !isCounted ? 'counts.reading' : status === 'ready' || status === 'cancelled' ? 'counts.before' : 'counts.after';
  return (
    <Panel title={say(title)}>
      <dl className="tallies">
        {isCounted && (
          <>
            <Tally name="new" title={say('rows.new')}>{number(rows.new)}</Tally>
            <Tally name="changed" title={say('rows.changed')}>{number(rows.changed)}</Tally>
            <Tally name="unchanged" title={say('rows.unchanged')}>{number(rows.unchanged)}{rows.duplicate > 0 && <span className="soft small"> {count('rows.duplicate', rows.duplicate)}</span>}</Tally>
          </>
        )}
        <Tally name="rejected" title={say('rows.rejected')}>{number(rows.rejected)}</Tally>
        <Tally name="read" title={say('rows.read')}>{number(rows.read)}</Tally>
      </dl>
      {isCounted && rows.new + rows.changed === 0 && rows.unchanged > 0 && <p className="panel-levers" data-nothing="true">{say('counts.nothing')}</p>}
      {may.commit && <Commit of={of} onDone={onDone} />}
    </Panel>
  );
}

function Tally({ name, title, children }: { readonly name: string; readonly title: string; readonly children: ReactNode }) {
  return <div className={`tally is-${name}`} data-tally={name}><dt>{title}</dt><dd className="figures">{children}</dd></div>;
}

function Commit({ of: { id, rows }, onDone }: { readonly of: ImportFolderShown['import'] } & Pick<CountsProps, 'onDone'>) {
  const { say, count } = useWords();
  const commit = useSteering(id, 'commit', onDone);
  const changes = rows.new + rows.changed;
  return (
    <>
      <p className="panel-levers soft">{say('counts.untouched')}</p>
      <p className="panel-levers">
        <Button loading={commit.isPending} onClick={() => commit.mutate()}>{changes === 0 ? say('commit.nothing') : count('commit.lever', changes)}</Button>
      </p>
      <Fault error={commit.error} />
    </>
  );
}
