import { EMERGENCY_LEVELS, type EmergencyLevel, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { Instant } from './instant.view.js';

interface SwitchProps {
  readonly emergency: EmergencyState;
  readonly formToken: string;
  readonly now: Date;
}

const LEVELS: Readonly<Record<EmergencyLevel, readonly [title: string, gives: string]>> = {
  0: ['All is well', 'Everything goes on.'],
  1: ['Strained', 'Reports and imports stand still.'],
  2: ['Overloaded', 'Mailings stand still too.'],
  3: ['Donations only', 'Leaderboards and walls stand still too.'],
};

/** One press each. What a level stops goes on accepting, and resumes where it was. */
export function LevelSwitch({ emergency, formToken, now }: SwitchProps) {
  return (
    <section class="levels" aria-labelledby="levels-title">
      <div class="page-title">
        <h2 id="levels-title">Emergency level</h2>
        <p class="page-note">Donations, their receipts and their totals go on at every level.</p>
        {emergency.changedAt !== null && (
          <p class="levels-changed">Changed <Instant at={emergency.changedAt} now={now} /> {byWhom(emergency.changedBy ?? '')}</p>
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
  const [title, gives] = LEVELS[level];
  return (
    <button class={`level is-level-${level}`} type="submit" name="level" value={String(level)} aria-pressed={isCurrent}>
      <span class="level-number">{level}</span>
      <span class="level-title">{title}</span>
      <span class="level-gives">{gives}</span>
    </button>
  );
}

function byWhom(actor: string): string {
  if (actor.startsWith('staff:')) return 'in the console';
  return actor.startsWith('terminal:') ? `at a terminal by ${actor.slice('terminal:'.length)}` : 'through the API';
}
