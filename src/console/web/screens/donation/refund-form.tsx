import { Button, NumberInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { exponentOf, type Currency } from '../../../../shared/currencies.js';
import type { RefundOfferShown, RefundRowShown } from '../../../contract/donations.js';
import { Fault, faultOf } from '../../parts/fault.js';
import { MoneyText } from '../../parts/money-text.js';
import { ask } from '../../wire/ask.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';

interface FormProps {
  readonly id: string;
  readonly offer: RefundOfferShown;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks twice: first how much, then whether really so much. */
export function RefundForm({ id, offer, onDone, onClose }: FormProps) {
  const { say, money } = useWords();
  const { currency } = offer.left;
  const scale = exponentOf(currency as Currency);
  const [major, setMajor] = useState<string | number>(offer.left.amount / 10 ** scale);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  // One key for this form: however often it is sent, it gives back once.
  const key = useMemo(() => crypto.randomUUID(), []);
  const amount = Math.round(Number(major) * 10 ** scale);
  const isRight = Number.isSafeInteger(amount) && amount > 0 && amount <= offer.left.amount;
  const giveBack = useMutation({ mutationFn: () => ask<RefundRowShown>(`/donations/${id}/refunds`, { method: 'POST', body: { amount, reason, key } }), onSuccess: onDone });
  if (giveBack.data !== undefined) return <Outcome refund={giveBack.data} onClose={onClose} />;
  const asked = money({ amount: isRight ? amount : 0, currency });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) giveBack.mutate();
        else setSure(true);
      }}
    >
      <Offer offer={offer} />
      <NumberInput
        label={say('refund.amount', { currency })}
        value={major}
        onChange={(value) => {
          setMajor(value);
          setSure(false);
        }}
        decimalScale={scale}
        min={0}
        error={isRight ? faultOf(giveBack.error, 'amount') : say('refund.tooMuch', { left: money(offer.left) })}
      />
      <Textarea label={say('refund.reason')} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} autosize minRows={2} error={faultOf(giveBack.error, 'reason')} />
      <div className="form-end">
        <Button type="submit" color={isSure ? 'red' : 'brand'} disabled={!isRight} loading={giveBack.isPending}>{isSure ? say('refund.sure', { amount: asked }) : say('refund.next', { amount: asked })}</Button>
        <Button variant="default" onClick={onClose}>{say('common.cancel')}</Button>
      </div>
      <Fault error={giveBack.error} />
    </form>
  );
}

function Offer({ offer: { charged, refunded, underWay, left, agreementFrom, readAt } }: { readonly offer: RefundOfferShown }) {
  const { say, ago, money } = useWords();
  const now = useNow();
  return (
    <>
      <dl className="facts">
        <dt>{say('refund.charged')}</dt><dd><MoneyText of={charged} /></dd>
        <dt>{say('column.refunded')}</dt><dd><MoneyText of={refunded} /></dd>
        {underWay.amount > 0 && <><dt>{say('refund.underWay')}</dt><dd><MoneyText of={underWay} /></dd></>}
        <dt>{say('refund.left')}</dt><dd><strong><MoneyText of={left} /></strong></dd>
      </dl>
      <p className="soft small">{say('refund.fresh', { when: ago(readAt, now) })}</p>
      {agreementFrom !== null && <p className="soft small">{say('refund.agreementFrom', { amount: money(agreementFrom) })}</p>}
    </>
  );
}

function Outcome({ refund, onClose }: { readonly refund: RefundRowShown; readonly onClose: () => void }) {
  const { say, money } = useWords();
  return (
    <div className="form" role="status">
      <p className={refund.status === 'failed' ? 'fault' : 'kept'}>{say(`refund.outcome.${outcomeOf(refund)}`, { amount: money(refund.amount) })}</p>
      <Button variant="default" onClick={onClose}>{say('common.close')}</Button>
    </div>
  );
}

function outcomeOf({ status }: RefundRowShown): 'waiting' | 'pending' | 'succeeded' | 'failed' {
  return status === 'waiting' || status === 'pending' || status === 'succeeded' ? status : 'failed';
}
