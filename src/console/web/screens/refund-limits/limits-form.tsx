import { NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RefundLimitsShown } from '../../../contract/settings.js';
import { faultOf } from '../../parts/fault.js';
import { scaleOf, toMajor, toMinor } from '../../parts/form-model.js';
import { FormEnd } from '../../parts/form-end.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

interface FormProps {
  readonly limits: RefundLimitsShown;
  readonly organisation: string | null;
  readonly isLocked: boolean;
}

/** One amount for each currency; an empty one is no limit. */
export function LimitsForm({ limits: { limits, currencies, loosenedAfterHours, agreementDays }, organisation, isLocked }: FormProps) {
  const { say, lasting, money, time } = useWords();
  const queries = useQueryClient();
  const limitOf = (currency: string) => limits.find((limit) => limit.currency === currency);
  const [values, setValues] = useState<Readonly<Record<string, string | number>>>(() => Object.fromEntries(currencies.map((currency) => [currency, toMajor(limitOf(currency)?.amount ?? null, currency)])));
  const wishes = currencies.map((currency) => ({ currency, amount: toMinor(values[currency] ?? '', currency) }));
  const save = useMutation({
    mutationFn: () => ask('/refund-limits', { method: 'PUT', body: { organisation: organisation ?? undefined, limits: wishes } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['refund-limits'] }),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="soft">{say('limits.text', { days: lasting(agreementDays * 86_400), loosened: lasting(loosenedAfterHours * 3_600) })}</p>
      {currencies.length === 0 && <p className="soft">{say('limits.none')}</p>}
      {currencies.map((currency, at) => {
        const held = limitOf(currency)?.held ?? null;
        return (
          <NumberInput
            key={currency}
            label={say('limits.amount', { currency })}
            description={held === null ? say('limits.hint') : say('limits.held', { amount: money(held.amount), when: time(held.until) })}
            value={values[currency] ?? ''}
            decimalScale={scaleOf(currency)}
            min={0}
            readOnly={isLocked}
            error={faultOf(save.error, `limits.${at}`)}
            onChange={(value) => {
              save.reset();
              setValues((before) => ({ ...before, [currency]: value }));
            }}
          />
        );
      })}
      <FormEnd sent={save} isLocked={isLocked} isDisabled={wishes.some(({ amount }) => amount !== null && !(Number.isSafeInteger(amount) && amount > 0))} />
    </form>
  );
}
