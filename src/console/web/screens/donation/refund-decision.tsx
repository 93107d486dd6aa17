import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RefundRowShown } from '../../../contract/donations.js';
import { Fault } from '../../parts/fault.js';
import { Sure } from '../../parts/sure.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface DecisionProps {
  readonly donation: string;
  readonly refund: RefundRowShown;
  readonly onDecided: () => void;
}

/** What somebody may decide about a refund that waits: the second person agrees or declines, whoever asked withdraws. */
export function RefundDecision({ donation, refund: { id, amount, may }, onDecided }: DecisionProps) {
  const { say, money } = useWords();
  const decide = (what: 'agreement' | 'refusal' | 'withdrawal') => ask<RefundRowShown>(`/donations/${donation}/refunds/${id}/${what}`, { method: 'POST', body: {} });
  const end = useMutation({ mutationFn: decide, onSuccess: onDecided });
  return (
    <>
      <div className="form-end">
        {may.agree && (
          <Sure lever={say('refund.agree')} title={say('refund.agreeTitle')} sure={say('refund.sure', { amount: money(amount) })} act={() => decide('agreement')} onDone={onDecided}>
            {say('refund.agreeText', { amount: money(amount) })}
          </Sure>
        )}
        {may.decline && <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate('refusal')}>{say('refund.decline')}</Button>}
        {may.withdraw && <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate('withdrawal')}>{say('refund.withdraw')}</Button>}
      </div>
      {!may.agree && may.withdraw && <p className="soft small">{say('refund.notAlone')}</p>}
      <Fault error={end.error} />
    </>
  );
}
