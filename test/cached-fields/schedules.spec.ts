import fc from 'fast-check';
import { toDeltas } from '../../src/cached-fields/additive/to-deltas.js';
import type { FigureState } from '../../src/cached-fields/additive/figure-state.js';
import type { JournalRow } from '../../src/cached-fields/journal.js';
import type { Delta, Install } from '../../src/cached-fields/redis/figure-hashes.js';
import { figuresKey } from '../../src/cached-fields/redis/figure-keys.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import type { DonorId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

type Step =
  | { readonly do: 'book'; readonly sign: 1 | -1; readonly donor: number; readonly delta: 'sent' | 'twice' | 'late' | 'lost' }
  | { readonly do: 'send late' }
  | { readonly do: 'begin refresh' | 'end refresh' }
  | { readonly do: 'flush' | 'evict' | 'relay' }
  | { readonly do: 'read' | 'read own'; readonly process: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('book' as const), sign: fc.constantFrom(1 as const, 1 as const, -1 as const), donor: fc.nat(2), delta: fc.constantFrom('sent' as const, 'twice' as const, 'late' as const, 'lost' as const) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'send late' } as const) },
  { weight: 3, arbitrary: fc.constantFrom({ do: 'begin refresh' } as const, { do: 'end refresh' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'flush' } as const, { do: 'evict' } as const, { do: 'relay' } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'read own' as const), process: fc.nat(1) }) },
);

/** How many schedules; a night's run asks for 10^5. */
const RUNS = Number(process.env['FRESHET_SCHEDULES'] ?? 60);
const SEED = Number(process.env['FRESHET_SEED'] ?? 20_261_121);

let database: TestDatabase;
let processes: FigureProcess[];
let donors: DonorId[];
let organisationId: MadeCampaign['organisationId'];

beforeAll(async () => {
  database = await testDatabase();
  processes = [await aFigureProcess(database), await aFigureProcess(database)];
  organisationId = await anOrganisation(database);
  donors = await Promise.all([0, 1, 2].map(() => aDonor(database, organisationId)));
});

afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await database.close();
});

/** One campaign's history, and what every reader has been shown of it. */
class Schedule {
  readonly #late: Delta[][] = [];
  readonly #paused: Install[] = [];
  /** Bookings in order. Each is worth a power of two of its own, so that a sum tells which of them it has. */
  readonly #bookings: { readonly sign: 1 | -1; readonly xid: string; readonly endedAt: number }[] = [];
  /** What each process has shown. */
  readonly #shown: ReadonlySet<number>[] = [new Set(), new Set()];

  constructor(private readonly campaign: MadeCampaign) {}

  async play(one: Step): Promise<void> {
    const hashes = processes[0]!.core.hashes;
    if (one.do === 'book') return this.#book(one);
    if (one.do === 'send late') return void (await hashes.addDeltas(this.#late.shift() ?? []));
    if (one.do === 'begin refresh') return this.#beginRefresh();
    if (one.do === 'end refresh') return void (await hashes.install(this.#paused.splice(0, 1)));
    if (one.do === 'flush') return void (await processes[0]!.redis.flushdb());
    if (one.do === 'evict') return void (await processes[0]!.redis.del(figuresKey(this.campaign.id)));
    if (one.do === 'relay') return void (await processes[0]!.relay.run());
    if (one.do === 'read' || one.do === 'read own') await this.#read(one.process, one.do === 'read own');
  }

  async #book({ sign, donor, delta }: Extract<Step, { do: 'book' }>): Promise<void> {
    const amount = sign * 2 ** this.#bookings.length;
    const xid = await bookAlone(database, { campaign: this.campaign, donorId: donors[donor]!, amount });
    this.#bookings.push({ sign, xid, endedAt: Date.now() });
    const rows = await database.transactions.run('platform', (tx) => tx.rows<JournalRow>(`SELECT scope_id AS id, xid::text, currency, raised, gifts, donors FROM ledger_steps WHERE xid = $1::xid8`, [xid]));
    const deltas = toDeltas(LEDGER_JOURNAL, rows);
    if (delta === 'late') this.#late.push(deltas);
    if (delta === 'sent' || delta === 'twice') await processes[1]!.core.hashes.addDeltas(delta === 'twice' ? [...deltas, ...deltas] : deltas);
  }

  /** Reads and takes its snapshot now, and installs whenever the schedule says so. */
  async #beginRefresh(): Promise<void> {
    const { id } = this.campaign;
    const [epoch] = (await processes[0]!.core.hashes.open([id])) ?? [];
    const read = await processes[0]!.additive('campaigns').columns.read([id]);
    if (epoch !== undefined) this.#paused.push({ id, epoch, state: read.get(id)?.state as FigureState });
  }

  async #read(at: number, isOwn: boolean): Promise<void> {
    const own = isOwn ? this.#bookings.length - 1 : -1;
    const covering = this.#bookings[own]?.xid ?? null;
    const { campaigns } = processes[at]!;
    const [raised, gifts] = await Promise.all([campaigns.totalRaised.of(this.campaign.id, { covering }), campaigns.donationCount.of(this.campaign.id, { covering })]);
    const counted = this.#bookingsIn(raised.value.GBP ?? 0);
    const due = this.#bookings.flatMap(({ endedAt }, index) => (endedAt < raised.asOf.getTime() ? [index] : []));
    const owed = [...this.#shown[at]!, ...due, ...(own < 0 ? [] : [own])].filter((index) => !counted.has(index));
    expect(owed).toEqual([]);
    expect(gifts.value).toBe([...counted].filter((index) => this.#bookings[index]!.sign > 0).length);
    this.#shown[at] = counted;
  }

  /** Which bookings make up `sum`: from the lowest bit, each is in it or not. */
  #bookingsIn(sum: number): Set<number> {
    const counted = new Set<number>();
    let rest = sum;
    this.#bookings.forEach(({ sign }, index) => {
      if (rest % 2 ** (index + 1) === 0) return;
      counted.add(index);
      rest -= sign * 2 ** index;
    });
    expect(rest).toBe(0);
    return counted;
  }

  /** After everything: a forced refresh is the ledger's own sum. */
  async settle(): Promise<void> {
    const [ledger] = await database.transactions.run('platform', (tx) =>
      tx.rows<{ raised: string; gifts: number }>(`SELECT coalesce(sum(amount), 0)::text AS raised, (count(*) FILTER (WHERE amount > 0))::integer AS gifts FROM ledger_entries WHERE account = 'campaign' AND campaign_id = $1`, [this.campaign.id]),
    );
    for (const { campaigns } of processes) {
      const [raised, gifts] = [await campaigns.totalRaised.of(this.campaign.id, { forceRefresh: true }), await campaigns.donationCount.of(this.campaign.id)];
      expect([raised.value.GBP ?? 0, gifts.value]).toEqual([Number(ledger?.raised), ledger?.gifts]);
    }
  }
}

describe('any schedule of gifts, refunds, refreshes, deltas and losses', () => {
  it('shows a sum of the ledger not earlier than the reader knows, and never goes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const schedule = new Schedule(await aCampaign(database, { organisationId }));
        for (const one of steps) await schedule.play(one);
        await schedule.settle();
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 600_000);
});
