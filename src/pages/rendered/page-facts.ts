import { createHash } from 'node:crypto';
import type { PageContent } from '../../http/rendered/page-source.js';

/** Names under which models keep the instants at which a page turns: from a countdown to a form, from a form to thanks. */
const TURNS = new Set(['opensAt', 'closesAt', 'startsAt', 'endsAt', 'settlesAt']);

/** What is to be known of a page's model besides how it is drawn. A model without figures is as old as its build. */
export function factsOf(model: object, builtAt: Date): Omit<PageContent, 'draw' | 'isEmbeddable'> {
  const ages: number[] = [];
  const turns: number[] = [];
  const things = new Set<string>();
  let isStale = false;
  const text = JSON.stringify(model, (name, value: unknown) => {
    if (name === 'asOf') ages.push(Date.parse(String(value)));
    if (name === 'of' && typeof value === 'string') things.add(value);
    if (name === 'stale' && value === true) isStale = true;
    if (TURNS.has(name) && typeof value === 'string') turns.push(Date.parse(value));
    // Neither is content: each build has its own.
    return name === 'asOf' || name === 'attempt' ? undefined : value;
  });
  const toCome = turns.filter((turn) => turn > builtAt.getTime());
  return {
    asOf: ages.length > 0 ? new Date(Math.min(...ages)) : builtAt,
    turnsAt: toCome.length > 0 ? new Date(Math.min(...toCome)) : null,
    fingerprint: createHash('sha256').update(text).digest('base64'),
    things: [...things],
    isStale,
  };
}

/** A page as {@link PageContent}, drawn by `render`. */
export function contentOf<Model extends object>(model: Model, render: (model: Model) => string, isEmbeddable = false): PageContent {
  return {
    ...factsOf(model, new Date()),
    isEmbeddable,
    draw: (as) => render(as === 'current' ? model : laggingModel(model)),
  };
}

/** The model with every figure known to lag: newer ones could not be had. */
function laggingModel<Model extends object>(model: Model): Model {
  return JSON.parse(JSON.stringify(model), (name, value: unknown) => (name === 'stale' ? true : value)) as Model;
}
