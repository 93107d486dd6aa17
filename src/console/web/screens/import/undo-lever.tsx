import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportFolderShown, UndoOfferShown } from '../../../contract/imports.js';
import { Fault } from '../../parts/fault.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';
import { EffectList } from './effects.js';
import { useSteering } from './steer.js';

interface LeverProps {
  readonly id: string;
  readonly onDone: (folder: ImportFolderShown) => void;
}

/** Takes an import back, after showing what there is of it at this very moment and having been told so. */
export function UndoLever({ id, onDone }: LeverProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{say('undo.lever')}</Button>
      <Modal opened={isOpen} onClose={close} title={say('undo.title')} closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && <Offered id={id} onDone={onDone} onClose={close} />}
      </Modal>
    </>
  );
}

function Offered({ id, onDone, onClose }: LeverProps & { readonly onClose: () => void }) {
  // Counted anew whenever it is opened: what was there before may have gone or been used meanwhile.
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['undo-offer', id], queryFn: () => ask<UndoOfferShown>(`/imports/${id}/undo-offer`), staleTime: 0, gcTime: 0 });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined || isFetching) return <Loading />;
  return <Question id={id} offer={data} onDone={onDone} onClose={onClose} />;
}

function Question({ id, offer: { effects, readAt }, onDone, onClose }: LeverProps & { readonly offer: UndoOfferShown; readonly onClose: () => void }) {
  const { say, number, ago } = useWords();
  const now = useNow();
  const undo = useSteering(id, 'undo', onDone);
  const counted = Object.entries(effects);
  const all = counted.reduce((sum, [, n]) => sum + n, 0);
  return (
    <div className="form">
      {counted.length === 0 ? <p>{say('undo.nothing')}</p> : <><p>{say('undo.text')}</p><EffectList effects={counted} /></>}
      <p className="soft small">{say('undo.stays')} {say('undo.fresh', { when: ago(readAt, now) })}</p>
      <div className="form-end">
        <Button color="red" disabled={all === 0} loading={undo.isPending} onClick={() => undo.mutate()}>{say('undo.sure', { n: number(all) })}</Button>
        <Button variant="default" onClick={onClose}>{say('common.cancel')}</Button>
      </div>
      <Fault error={undo.error} />
    </div>
  );
}
