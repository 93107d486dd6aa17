import type { ComponentChildren } from 'preact';
import { EMERGENCY_LEVELS, type EmergencyLevel, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import { Instant } from './instant.view.js';

interface SwitchProps {
  readonly emergency: EmergencyState;
  readonly formToken: string;
  readonly now: Date;
}

/** One press each. What a level stops goes on accepting, and resumes where it was. */
export function LevelSwitch({ emergency, formToken, now }: SwitchProps) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <section class="levels" aria-labelledby="levels-title">
      <div class="page-title">
        <h2 id="levels-title">{say('levels.title')}</h2>
        <p class="page-note">{say('levels.note')}</p>
        {emergency.changedAt !== null && (
          <p class="levels-changed">{byWhom(speech, emergency.changedBy ?? '', <Instant at={emergency.changedAt} now={now} />)}</p>
        )}
      </div>
      <form method="post" action="/console/queues/level">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        {EMERGENCY_LEVELS.map((level) => <LevelButton key={level} level={level} isCurrent={level === emergency.level} />)}
      </form>
    </section>
  );
}

function LevelButton({ level, isCurrent }: { readonly level: EmergencyLevel; readonly isCurrent: boolean }) {
  const { say } = useSpeech();
  return (
    <button class={`level is-level-${level}`} type="submit" name="level" value={String(level)} aria-pressed={isCurrent}>
      <span class="level-number">{level}</span>
      <span class="level-title">{say(`level.${level}`)}</span>
      <span class="level-gives">{say(`gives.${level}`)}</span>
    </button>
  );
}

function byWhom({ draw }: Speech, actor: string, when: ComponentChildren): ComponentChildren {
  if (actor.startsWith('staff:')) return draw('levels.byConsole', { when });
  return actor.startsWith('terminal:') ? draw('levels.byTerminal', { when, name: <bdi>{actor.slice('terminal:'.length)}</bdi> }) : draw('levels.byApi', { when });
}
