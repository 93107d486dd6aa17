import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { FundraiserReader, type NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import { CAMPAIGN_FIELDS, type CampaignField } from '../../donations/campaign-figure-list.js';
import { ForcedRefreshes, type FieldResult, type RefreshedThing } from '../../donations/forced-refreshes.js';
import { RequestForcedRefresh } from '../../donations/request-forced-refresh.js';
import { parseSlug } from '../../shared/slug.js';
import { readArguments, UsageError, type Command } from './command.js';

const LOOK_MS = 250;
const LONGEST_MS = 15 * 60_000;
const PAGE = 200;

const KINDS = { campaign: 'campaign', 'giving-day': 'giving_day' } as const;

/** Asks for a refresh like everybody else does: workers carry it out. */
export const refresh: Command = async (args, { openFigures, print }) => {
  const { values, positionals } = readArguments({ args, options: { fields: { type: 'string' }, wait: { type: 'boolean' } } as const, allowPositionals: true });
  const wanted = readWanted(positionals);
  const fields = readFields(values.fields);
  const app = await openFigures();
  try {
    const of = await find(app, wanted);
    const id = await app.get(RequestForcedRefresh).run(of, fields, 'cli');
    print(`refresh ${id} of the ${of.kind === 'campaign' ? 'campaign' : 'giving day'} ${of.slug} of ${of.organisation}`);
    return values.wait ? await follow(app, id, print) : 0;
  } finally {
    await app.close();
  }
};

interface Wanted {
  readonly kind: NamedFundraiser['kind'] | null;
  readonly slug: string;
}

/** `library`, or `campaign:library` where a giving day has the same name. */
function readWanted([text, ...more]: readonly string[]): Wanted {
  if (text === undefined || more.length > 0) throw new UsageError('say one campaign or giving day');
  const [, kind, slug] = /^(?:(campaign|giving-day):)?(.*)$/s.exec(text) ?? [];
  if (parseSlug(slug ?? '') === null) throw new UsageError(`${JSON.stringify(text)} is not the name of a campaign or a giving day in its address`);
  return { kind: kind === undefined ? null : KINDS[kind as keyof typeof KINDS], slug: slug ?? '' };
}

function readFields(text: string | undefined): CampaignField[] {
  if (text === undefined) return [...CAMPAIGN_FIELDS];
  const fields = text.split(',').map((field) => field.trim());
  const unknown = fields.find((field) => !CAMPAIGN_FIELDS.includes(field as CampaignField));
  if (unknown !== undefined) throw new UsageError(`${JSON.stringify(unknown)} is no figure: say ${CAMPAIGN_FIELDS.join(', ')}`);
  return [...new Set(fields as CampaignField[])];
}

async function find(app: INestApplicationContext, { kind, slug }: Wanted): Promise<NamedFundraiser> {
  const all = await app.get(FundraiserReader, { strict: false }).listBySlug('platform', parseSlug(slug)!);
  const [found, other] = all.filter((one) => kind === null || one.kind === kind);
  if (found === undefined) throw new Error(`there is no campaign or giving day "${slug}"`);
  if (other !== undefined) throw new UsageError(`"${slug}" is both: say campaign:${slug} or giving-day:${slug}`);
  return found;
}

async function follow(app: INestApplicationContext, id: string, print: (line: string) => void): Promise<number> {
  const refreshes = app.get(ForcedRefreshes);
  const deadline = performance.now() + LONGEST_MS;
  let shown = -1;
  for (;;) {
    const found = await refreshes.find('platform', id);
    if (found === null) throw new Error('the refresh is gone');
    if (found.done !== shown) print(`${found.done} of ${found.total}`);
    shown = found.done;
    if (found.finishedAt !== null) break;
    if (performance.now() > deadline) throw new Error('nobody has finished it within 15 minutes: is a forced-refresh worker running?');
    await pause(LOOK_MS);
  }
  return tellResults(refreshes, id, print);
}

async function tellResults(refreshes: ForcedRefreshes, id: string, print: (line: string) => void): Promise<number> {
  let failed = 0;
  for (let from = 0; ; from += PAGE) {
    const things = await refreshes.listThings('platform', id, PAGE, from);
    for (const thing of things) for (const result of thing.results) print(lineOf(thing, result));
    failed += things.reduce((sum, thing) => sum + thing.failed, 0);
    if (things.length < PAGE) return failed === 0 ? 0 : 1;
  }
}

function lineOf({ kind, slug }: RefreshedThing, { field, before, after, failure }: FieldResult): string {
  const what = `  ${kind.replace('_', ' ')} ${slug}  ${field}`;
  if (failure !== null) return `${what}  failed: ${failure}`;
  const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
  return old === now ? `${what}  unchanged  ${now}` : `${what}  ${old} → ${now}`;
}
