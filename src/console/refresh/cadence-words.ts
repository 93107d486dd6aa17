import type { CadenceExplanation } from '../../cached-fields/cadence/cadence-explanation.js';
import type { Speech } from '../words/speech.js';

const STEPS = ['live', 'upcoming', 'ended', 'archived'] as const;

/** What people call a rung of the ladder; one that is new is called what it is. */
export function stepName({ say }: Speech, step: string): string {
  const known = STEPS.find((name) => name === step);
  return known === undefined ? step : say(`step.${known}`);
}

type Facts = Omit<CadenceExplanation, 'because'>;

/** Why a campaign is refreshed as often as it is, with the numbers it follows from. `by`: who has decided so, where somebody has. */
export function whyInWords(speech: Speech, facts: Facts, by: string | null): string {
  const { say } = speech;
  const state = stepName(speech, facts.state);
  if (facts.reason === 'undecided') return say('why.undecided', { state });
  if (facts.reason === 'override') return say('why.override', { name: by ?? facts.override?.by ?? say('why.somebody') });
  const load = loadInWords(speech, facts);
  return facts.isDemoted ? say('why.demoted', { state, step: stepName(speech, facts.step), load }) : say('why.is', { state, load });
}

function loadInWords({ say, rough }: Speech, { reason, everySeconds, idealSeconds, readsPerSecond, changesPerSecond, computeMs }: Facts): string {
  if (reason === 'never') return say('why.never');
  const load = say('why.load', { reads: rough(readsPerSecond), changes: rough(changesPerSecond), ms: rough(computeMs) });
  if (idealSeconds === null) return say('why.noHurry', { load });
  const isBounded = reason === 'kept' || reason === 'shortest' || reason === 'longest';
  return say(isBounded ? `why.${reason}` : 'why.adaptive', { load, ideal: rough(idealSeconds), every: rough(everySeconds ?? 0) });
}
