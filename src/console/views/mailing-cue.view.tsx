import type { ComponentChildren } from 'preact';
import type { Mailing } from '../../mailings/mailing.js';
import type { CueValues } from '../mailings/cue-form.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';

interface CueProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  /** IANA time zone of the organisation, by whose clocks times are meant. */
  readonly timeZone: string;
  readonly values: CueValues;
  readonly fault: string | null;
}

/** Lets a draft go out: now, at a time, or when something happens on the day. */
export function CueForm({ session, mailing, timeZone, values, fault }: CueProps) {
  const about = mailing.campaign ?? mailing.givingDay;
  const number = (name: 'percent' | 'startHours' | 'endHours', label: string) => <input class="in-words" name={name} inputMode="decimal" maxLength={7} value={values[name]} aria-label={label} />;
  return (
    <form class="cue" method="post" action={`/console/mailings/${mailing.id}/schedule`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <fieldset {...(fault !== null && { 'aria-describedby': 'cue-fault' })}>
        <legend>Send it</legend>
        {fault !== null && <p class="fault" role="alert" id="cue-fault">{fault}</p>}
        <CueChoice value="now" chosen={values.when}>Now</CueChoice>
        <CueChoice value="at" chosen={values.when} beside={<p><input class="in-words is-wide" type="datetime-local" name="at" value={values.at} aria-label="Day and time" /> <span class="page-note">{timeZone.replaceAll('_', ' ')}</span></p>}>At a time</CueChoice>
        {about !== null && (
          <>
            <CueChoice value="percent" chosen={values.when} beside={<p>once <bdi>{about.name}</bdi> has raised {number('percent', 'Percent of the goal')} % of its goal</p>}>At a share of the goal</CueChoice>
            <CueChoice value="start" chosen={values.when} beside={<p>{number('startHours', 'Hours before it begins')} h before <bdi>{about.name}</bdi> begins</p>}>Before it begins</CueChoice>
            <CueChoice value="end" chosen={values.when} beside={<p>{number('endHours', 'Hours before it ends')} h before <bdi>{about.name}</bdi> ends</p>}>Before it ends</CueChoice>
          </>
        )}
      </fieldset>
      {about === null && <p class="page-note">For milestones, say in the mailing which campaign or giving day it is about.</p>}
      <button class="main-button" type="submit">Let it go out</button>
    </form>
  );
}

function CueChoice({ value, chosen, beside, children }: { readonly value: string; readonly chosen: string; readonly beside?: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <div class="cue-choice">
      <label><input type="radio" name="when" value={value} required checked={value === chosen} /> {children}</label>
      {beside}
    </div>
  );
}
