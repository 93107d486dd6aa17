import type { ComponentChildren } from 'preact';
import type { Mailing } from '../../mailings/mailing.js';
import type { CueValues } from '../mailings/cue-form.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

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
  const { say } = useSpeech();
  const about = mailing.campaign ?? mailing.givingDay;
  return (
    <form class="cue" method="post" action={`/console/mailings/${mailing.id}/schedule`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <fieldset {...(fault !== null && { 'aria-describedby': 'cue-fault' })}>
        <legend>{say('cue.title')}</legend>
        {fault !== null && <p class="fault" role="alert" id="cue-fault">{fault}</p>}
        <CueChoice value="now" chosen={values.when}>{say('cue.now')}</CueChoice>
        <CueChoice value="at" chosen={values.when} beside={<p><input class="in-words is-wide" type="datetime-local" name="at" value={values.at} aria-label={say('cue.dayAndTime')} /> <span class="page-note">{timeZone.replaceAll('_', ' ')}</span></p>}>{say('cue.at')}</CueChoice>
        {about !== null && <MilestoneChoices about={about.name} values={values} />}
      </fieldset>
      {about === null && <p class="page-note">{say('cue.noMilestones')}</p>}
      <button class="main-button" type="submit">{say('cue.go')}</button>
    </form>
  );
}

/** What may happen to what it is about. */
function MilestoneChoices({ about, values }: { readonly about: string; readonly values: CueValues }) {
  const { say, draw } = useSpeech();
  const named = <bdi>{about}</bdi>;
  const number = (name: 'percent' | 'startHours' | 'endHours', label: string) => <input class="in-words" name={name} inputMode="decimal" maxLength={7} value={values[name]} aria-label={label} />;
  const percent = draw('cue.percentOf', { about: named, percent: number('percent', say('cue.percentLabel')) });
  const start = draw('cue.startOf', { about: named, hours: number('startHours', say('cue.startLabel')) });
  const end = draw('cue.endOf', { about: named, hours: number('endHours', say('cue.endLabel')) });
  return (
    <>
      <CueChoice value="percent" chosen={values.when} beside={<p>{percent}</p>}>{say('cue.percent')}</CueChoice>
      <CueChoice value="start" chosen={values.when} beside={<p>{start}</p>}>{say('cue.start')}</CueChoice>
      <CueChoice value="end" chosen={values.when} beside={<p>{end}</p>}>{say('cue.end')}</CueChoice>
    </>
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
