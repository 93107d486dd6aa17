import type { Organisation } from '../../organisations/organisation.entity.js';
import type { StaffMember } from '../../organisations/staff.reader.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';

interface FactorDemandProps {
  readonly organisation: Organisation;
  readonly members: readonly StaffMember[];
  readonly formToken: string;
}

/** Whether people of an organisation must have more than a password, and how many have not. */
export function FactorDemand({ organisation: { slug, secondFactorRequired }, members, formToken }: FactorDemandProps) {
  const { say, count } = useSpeech();
  const lacking = members.filter(({ state, hasSecondFactor }) => state === 'active' && !hasSecondFactor).length;
  const fields = { organisation: slug, required: secondFactorRequired ? 'no' : 'yes' };
  return (
    <>
      <p>{say(secondFactorRequired ? 'demands.on' : 'demands.off')} {lacking > 0 && count('demands.lacking', lacking)}</p>
      <ActForm action="/console/staff/second-factor" formToken={formToken} fields={fields} words={say(secondFactorRequired ? 'demands.waive' : 'demands.demand')} />
    </>
  );
}
