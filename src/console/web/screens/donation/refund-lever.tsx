import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RefundOfferShown } from '../../../contract/donations.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { RefundForm } from './refund-form.js';

interface LeverProps {
  readonly id: string;
  readonly onDone: () => void;
}

/** Gives money back, after showing what there is to give back at this very moment. */
export function RefundLever({ id, onDone }: LeverProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button color="brand" variant="default" onClick={() => setOpen(true)}>{say('refund.lever')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={say('refund.title')} closeButtonProps={{ 'aria-label': say('common.close') }}>
        {isOpen && <Offered id={id} onDone={onDone} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function Offered({ id, onDone, onClose }: LeverProps & { readonly onClose: () => void }) {
  // Asked for anew whenever it is opened: what was seen before may have gone back meanwhile.
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['refund-offer', id], queryFn: () => ask<RefundOfferShown>(`/donations/${id}/refund-offer`), staleTime: 0, gcTime: 0 });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined || isFetching) return <Loading />;
  return <RefundForm id={id} offer={data} onDone={onDone} onClose={onClose} />;
}
