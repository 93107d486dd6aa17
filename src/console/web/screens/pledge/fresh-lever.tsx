import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Fault } from '../../parts/fault.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';

interface FreshLeverProps<Standing extends { readonly readAt: string }> {
  /** What is asked before, and told when it is done. */
  readonly path: string;
  readonly lever: string;
  readonly title: string;
  /** What there is at this moment, and what will have been done. */
  readonly text: (standing: Standing) => ReactNode;
  /** Null where there is nothing left to be done. */
  readonly sure: (standing: Standing) => string | null;
  readonly onDone: () => void;
}

/** Ends something, after showing how it stands at this very moment. */
export function FreshLever<Standing extends { readonly readAt: string }>({ lever, title, ...asked }: FreshLeverProps<Standing>) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{lever}</Button>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && <Asked {...asked} onClose={close} />}
      </Modal>
    </>
  );
}

function Asked<Standing extends { readonly readAt: string }>({ path, text, sure, onDone, onClose }: Omit<FreshLeverProps<Standing>, 'lever' | 'title'> & { readonly onClose: () => void }) {
  const { say, ago } = useWords();
  const now = useNow();
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['standing', path], queryFn: () => ask<Standing>(path), staleTime: 0, gcTime: 0 });
  const end = useMutation({
    mutationFn: () => ask(path, { method: 'POST' }),
    onSuccess: () => {
      onClose();
      onDone();
    },
  });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined || isFetching) return <Loading />;
  const certain = sure(data);
  return (
    <div className="form">
      {text(data)}
      <p className="soft small">{say('refund.fresh', { when: ago(data.readAt, now) })}</p>
      <div className="form-end">
        {certain !== null && <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>{certain}</Button>}
        <Button variant="default" onClick={onClose}>{say(certain === null ? 'common.close' : 'common.cancel')}</Button>
      </div>
      <Fault error={end.error} />
    </div>
  );
}
