import { Button, Modal, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatchShown } from '../../../contract/matches.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { scaleOf, toMajor, toMinor } from '../../parts/form-model.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { MatchFacts } from './standing.js';

interface LeverProps {
  readonly match: MatchShown;
  readonly onDone: () => void;
}

/** Makes the pool larger while gifts come in. */
export function PoolLever({ match, onDone }: LeverProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('match.raise')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={say('match.raise')} closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && (
          <PoolForm
            match={match}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              onDone();
            }}
          />
        )}
      </Modal>
    </>
  );
}

function PoolForm({ match, onDone, onClose }: LeverProps & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { id, currency } = match;
  const [pool, setPool] = useState<string | number>(() => toMajor(match.pool, currency));
  const raise = useMutation({ mutationFn: () => ask(`/matches/${id}/pool`, { method: 'PUT', body: { pool: toMinor(pool, currency) ?? 0 } }), onSuccess: onDone });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate();
      }}
    >
      <p>{say('match.raiseText')}</p>
      <MatchFacts match={match} />
      <NumberInput label={say('match.newPool', { currency })} value={pool} onChange={setPool} decimalScale={scaleOf(currency)} thousandSeparator=" " min={0} required error={faultOf(raise.error, 'pool')} />
      <div className="form-end">
        <Button type="submit" loading={raise.isPending}>{say('common.save')}</Button>
        <Button variant="default" onClick={onClose}>{say('common.cancel')}</Button>
      </div>
      <Fault error={raise.error} />
    </form>
  );
}
