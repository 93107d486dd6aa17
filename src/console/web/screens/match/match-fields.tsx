import { NumberInput } from '@mantine/core';
import { faultOf } from '../../parts/fault.js';
import { scaleOf } from '../../parts/form-model.js';
import { useWords } from '../../words/words.js';
import { HINT_BELOW, PledgeFields, type FieldsOf } from '../pledge/pledge-fields.js';
import type { MatchValues } from '../pledge/pledge-values.js';

interface MatchFieldsProps extends FieldsOf<MatchValues> {
  readonly organisation: string;
  readonly zone: string;
  readonly currency: string;
  readonly isLocked: boolean;
  /** Gifts were matched by what is added to one, and whose. */
  readonly isSettled: boolean;
}

/** What a person writes of a match. */
export function MatchFields({ values, error, onChange, organisation, zone, currency, isLocked, isSettled }: MatchFieldsProps) {
  const { say } = useWords();
  const field = (name: 'pool' | 'percent' | 'mostPerGift') => ({ value: values[name], error: faultOf(error, name), min: 0, inputWrapperOrder: HINT_BELOW, onChange: (value: string | number) => onChange({ [name]: String(value) }) });
  const settled = isSettled ? say('pledge.settled') : undefined;
  return (
    <>
      <PledgeFields values={values} error={error} onChange={onChange} organisation={organisation} zone={zone} isLocked={isLocked} isSponsorLocked={isLocked} isTagSettled={isSettled} />
      <div className="form-row">
        <NumberInput {...field('pool')} label={`${say('match.pool')} (${currency})`} decimalScale={scaleOf(currency)} thousandSeparator=" " required readOnly={isLocked} />
        <NumberInput {...field('percent')} label={say('match.percent')} description={settled ?? say('match.percentHint')} decimalScale={0} required readOnly={isLocked || isSettled} />
        <NumberInput {...field('mostPerGift')} label={`${say('match.mostPerGift')} (${currency})`} description={settled ?? say('match.noLimit')} decimalScale={scaleOf(currency)} thousandSeparator=" " readOnly={isLocked || isSettled} />
      </div>
    </>
  );
}
