import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.js';
import { Fault } from './fault.js';

interface EndProps {
  readonly sent: Pick<UseMutationResult<unknown, unknown, void>, 'isPending' | 'isSuccess' | 'error'>;
  /** Whoever may only look is offered nothing. */
  readonly isLocked: boolean;
  readonly isDisabled?: boolean;
  readonly label?: string;
  /** What else can be done with what was written, beside sending it. */
  readonly children?: ReactNode;
}

/** The end of a form: what sends it, that it was kept, and what was at fault. */
export function FormEnd({ sent, isLocked, isDisabled = false, label, children }: EndProps) {
  const { say } = useWords();
  return (
    <>
      {!isLocked && (
        <div className="form-end">
          <Button type="submit" disabled={isDisabled} loading={sent.isPending}>{label ?? say('common.save')}</Button>
          {children}
          {sent.isSuccess && <span className="kept" role="status">{say('common.saved')}</span>}
        </div>
      )}
      <Fault error={sent.error} />
    </>
  );
}
