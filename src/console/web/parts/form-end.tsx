import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useWords } from '../words/words.js';
import { Fault } from './fault.js';

interface EndProps {
  readonly sent: Pick<UseMutationResult<unknown, unknown, void>, 'isPending' | 'isSuccess' | 'error'>;
  /** Whoever may only look is offered nothing. */
  readonly isLocked: boolean;
  readonly isDisabled?: boolean;
  readonly label?: string;
}

/** The end of a form: what sends it, that it was kept, and what was at fault. */
export function FormEnd({ sent, isLocked, isDisabled = false, label }: EndProps) {
  const { say } = useWords();
  return (
    <>
      {!isLocked && (
        <div className="form-end">
          <Button type="submit" disabled={isDisabled} loading={sent.isPending}>{label ?? say('common.save')}</Button>
          {sent.isSuccess && <span className="kept" role="status">{say('common.saved')}</span>}
        </div>
      )}
      <Fault error={sent.error} />
    </>
  );
}
