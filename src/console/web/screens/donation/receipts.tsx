import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { DonationFolderShown } from '../../../contract/donations.js';
import { Fault } from '../../parts/fault.js';
import { Panel } from '../../parts/panel.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface ReceiptsProps {
  readonly id: string;
  readonly receipts: DonationFolderShown['receipts'];
  readonly maySend: boolean;
  readonly onSent: () => void;
}

/** Every receipt that was issued for it, and the way to send the valid one again. */
export function Receipts({ id, receipts, maySend, onSent }: ReceiptsProps) {
  const { say, time } = useWords();
  const send = useMutation({ mutationFn: () => ask(`/donations/${id}/receipt-sendings`, { method: 'POST' }), onSuccess: onSent });
  return (
    <Panel title={say('receipts.title')} aside={receipts.length > 0 && <a href={`/console/donations/${id}/receipt.pdf`}>{say('receipts.paper')}</a>}>
      {receipts.length === 0 && <p className="soft">{say('receipts.none')}</p>}
      <ul className="plain-list">
        {receipts.map(({ number, issuedAt, isVoid, replacedBy }) => (
          <li key={number}>
            <strong className="figures">{number}</strong> <span className="soft">{time(issuedAt)}</span>
            {isVoid && <> · {replacedBy === null ? say('receipts.void') : say('receipts.replaced', { by: replacedBy })}</>}
          </li>
        ))}
      </ul>
      {maySend && (
        <p className="panel-levers">
          <Button variant="default" size="xs" loading={send.isPending} onClick={() => send.mutate()}>{say('receipts.again')}</Button>
          {send.isSuccess && <span className="kept" role="status">{say('receipts.sent')}</span>}
        </p>
      )}
      <Fault error={send.error} />
    </Panel>
  );
}
