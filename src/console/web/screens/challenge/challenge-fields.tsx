import { NumberInput, Select, TextInput } from '@mantine/core';
import { faultOf } from '../../parts/fault.js';
import { scaleOf } from '../../parts/form-model.js';
import { useWords } from '../../words/words.js';
import { CHALLENGE_KINDS } from '../challenges/challenge-state.js';
import { HINT_BELOW, PledgeFields, type FieldsOf } from '../pledge/pledge-fields.js';
import type { ChallengeValues } from '../pledge/pledge-values.js';

interface ChallengeFieldsProps extends FieldsOf<ChallengeValues> {
  readonly organisation: string;
  readonly zone: string;
  readonly currency: string;
  readonly mayEdit: boolean;
  readonly isMet: boolean;
  /** Gifts count by what is counted, and whose. */
  readonly isSettled: boolean;
}

/** What a person writes of a challenge. */
export function ChallengeFields({ values, error, onChange, organisation, zone, currency, mayEdit, isMet, isSettled }: ChallengeFieldsProps) {
  const { say } = useWords();
  const isLocked = !mayEdit || isMet;
  const isAmount = values.kind === 'amount';
  const number = (name: 'threshold' | 'rewardAmount') => ({ value: values[name], error: faultOf(error, name), min: 0, thousandSeparator: ' ', readOnly: isLocked, onChange: (value: string | number) => onChange({ [name]: String(value) }) });
  return (
    <>
      <PledgeFields values={values} error={error} onChange={onChange} organisation={organisation} zone={zone} isLocked={isLocked} isSponsorLocked={!mayEdit} isTagSettled={isSettled} />
      <div className="form-row">
        <Select
          label={say('challenge.kind')}
          {...(isSettled ? { description: say('pledge.settled') } : {})}
          inputWrapperOrder={HINT_BELOW}
          data={CHALLENGE_KINDS.map((kind) => ({ value: kind, label: say(`challengeKind.${kind}`) }))}
          value={values.kind}
          onChange={(kind) => kind !== null && onChange({ kind })}
          allowDeselect={false}
          readOnly={isLocked || isSettled}
          error={faultOf(error, 'kind')}
        />
        <NumberInput {...number('threshold')} label={isAmount ? `${say('challenge.threshold')} (${currency})` : say('challenge.threshold')} decimalScale={isAmount ? scaleOf(currency) : 0} required />
      </div>
      <TextInput label={say('challenge.reward')} description={say('challenge.rewardHint')} value={values.reward} error={faultOf(error, 'reward')} readOnly={isLocked} required maxLength={300} onChange={(event) => onChange({ reward: event.target.value })} />
      <NumberInput {...number('rewardAmount')} label={`${say('challenge.rewardAmount')} (${currency})`} description={say('challenge.rewardAmountHint')} decimalScale={scaleOf(currency)} />
    </>
  );
}
