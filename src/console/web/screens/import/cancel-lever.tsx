import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportFolderShown } from '../../../contract/imports.js';
import { Fault } from '../../parts/fault.js';
import { useWords } from '../../words/words.js';
import { useSteering } from './steer.js';

interface LeverProps {
  readonly of: ImportFolderShown['import'];
  readonly onDone: (folder: ImportFolderShown) => void;
}

/** Ends an import where it is, after having been pressed twice. */
export function CancelLever({ of: { id, status }, onDone }: LeverProps) {
  const { say } = useWords();
  const [isSure, setSure] = useState(false);
  const cancel = useSteering(id, 'cancel', onDone);
  return (
    <>
      <Button variant="default" color={isSure ? 'red' : 'brand'} loading={cancel.isPending} onClick={() => (isSure ? cancel.mutate() : setSure(true))}>{say(isSure ? 'cancel.sure' : 'cancel.lever')}</Button>
      {isSure && status === 'merging' && <span className="soft small" role="status">{say('cancel.halfway')}</span>}
      <Fault error={cancel.error} />
    </>
  );
}
