import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { QueuesShown } from '../../../contract/engine.js';
import { Age } from '../../parts/age.js';
import { Panel } from '../../parts/panel.js';
import { useWords, type WordKey } from '../../words/words.js';
import './queues.css';

const LEVELS = [0, 1, 2, 3] as const;

interface LevelsProps {
  readonly of: QueuesShown;
  readonly isBusy: boolean;
  readonly onChange: (level: number) => void;
}

/** How much is given up so that donations keep everything. Asks before it gives up more. */
export function Levels({ of: { level, changedAt }, isBusy, onChange }: LevelsProps) {
  const { say } = useWords();
  const [asked, setAsked] = useState<number | null>(null);
  const choose = (chosen: number) => (chosen > level ? setAsked(chosen) : onChange(chosen));
  return (
    <Panel title={say('levels.title')} aside={changedAt !== null && <Age at={changedAt} prefix={say('levels.changed')} />}>
      <div className="levels" role="group" aria-label={say('levels.title')}>
        {LEVELS.map((one) => (
          <button key={one} type="button" className={`level is-${one}`} aria-pressed={one === level} disabled={isBusy || one === level} onClick={() => choose(one)}>
            <strong>{one}</strong> {say(`levels.${one}` as WordKey)}
          </button>
        ))}
      </div>
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={say('levels.ask', { level: asked ?? 0 })} closeButtonProps={{ 'aria-label': say('common.close') }}>
        <div className="form">
          <p>{say(`levels.${asked ?? 0}` as WordKey)}. {say('levels.kept')}</p>
          <div className="form-end">
            <Button
              color="red"
              onClick={() => {
                if (asked !== null) onChange(asked);
                setAsked(null);
              }}
            >
              {say('levels.sure', { level: asked ?? 0 })}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>{say('common.cancel')}</Button>
          </div>
        </div>
      </Modal>
    </Panel>
  );
}
