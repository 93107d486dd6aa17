import type { CadenceExplanation } from './cadence-explanation.js';

type Facts = Omit<CadenceExplanation, 'because'>;

/** The reason of a cadence in words, with the numbers it follows from. */
export function becauseOf(facts: Facts): string {
  const { reason, override, isDemoted, state, step } = facts;
  if (reason === 'undecided') return `it is ${state} and has not been refreshed yet`;
  if (reason === 'override' && override !== null) return `${override.by} has decided so`;
  const stands = isDemoted ? `it is ${state}, but nobody has read it for a day, so it is refreshed like ${step}` : `it is ${state}`;
  return `${stands}; ${loadOf(facts)}`;
}

function loadOf({ reason, everySeconds, idealSeconds, readsPerSecond, changesPerSecond, computeMs }: Facts): string {
  if (reason === 'never') return 'nothing is refreshed by the clock there';
  const load = `${numberOf(readsPerSecond)} reads/s, ${numberOf(changesPerSecond)} changes/s and ${numberOf(computeMs)} ms a refresh`;
  if (idealSeconds === null) return `with ${load} there is no hurry, so it waits as long as it may`;
  const ideal = `${load} ask for ${numberOf(idealSeconds)} s`;
  if (reason === 'kept') return `${ideal}, which is not far from the ${numberOf(everySeconds ?? 0)} s it had`;
  if (reason === 'shortest') return `${ideal}, and that is as often as it may be`;
  return reason === 'longest' ? `${ideal}, and that is as long as it may wait` : ideal;
}

/** Three digits that count. */
const numberOf = (value: number): string => String(Number(value.toPrecision(3)));
