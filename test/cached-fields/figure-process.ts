import { Redis } from 'ioredis';
import type { FigureMetrics } from '../../src/cached-fields/additive/figure-metrics.js';
import { JournalRelay } from '../../src/cached-fields/additive/journal-relay.js';
import { bindFigures, type BoundEntity, type BoundTable } from '../../src/cached-fields/bind-figures.js';
import { FieldRegistry } from '../../src/cached-fields/field-registry.js';
import { FigureCore } from '../../src/cached-fields/figure-core.js';
import { ReplicaReads } from '../../src/database/replica-reads.js';
import type { Clock } from '../../src/shared/clock.js';
import { SystemClock } from '../../src/shared/clock.js';
import { Shedding } from '../../src/shared/shedding.js';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { CampaignFigures } from '../../src/donations/campaign.figures.js';
import { DesignationFigures } from '../../src/donations/designation.figures.js';
import { GivingDayFigures } from '../../src/donations/giving-day.figures.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import { OrganisationFigures } from '../../src/donations/organisation.figures.js';
import { cacheOptions, listenerOptions } from '../../src/redis/redis-options.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import type { TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { makePatientWithDatabase } from '../support/patient.js';

/** Counts of what happened, by name. */
export type Counts = Record<string, number>;

export interface FigureProcess {
  readonly core: FigureCore;
  readonly campaigns: CampaignFigures;
  readonly highlights: CampaignHighlights;
  readonly designations: DesignationFigures;
  readonly givingDays: GivingDayFigures;
  readonly organisations: OrganisationFigures;
  readonly tables: ReadonlyMap<string, BoundTable>;
  additive(table: string): BoundEntity;
  readonly relay: JournalRelay;
  readonly redis: Redis;
  readonly shedding: Shedding;
  readonly counts: Counts;
  close(): Promise<void>;
}

interface Wishes {
  readonly redisUrl?: string;
  readonly clock?: Clock;
  /** Where a slow database is what is tested, and not what a busy machine looks like. */
  readonly database?: 'patient' | 'as it is';
  readonly replica?: ReplicaReads;
  /** Providers of further figures, in place of the highlights. */
  readonly others?: readonly object[];
}

/** The figures as one process has them, on real Postgres and Redis; several of them stand for several processes. */
export async function aFigureProcess(database: TestDatabase, { redisUrl, clock = new SystemClock(), database: patience = 'patient', replica, others }: Wishes = {}): Promise<FigureProcess> {
  const config = testConfig(database.url);
  const url = redisUrl ?? config.redis.cacheUrl.reveal();
  const redis = quiet(new Redis(url, { ...cacheOptions('test'), commandTimeout: 10_000 }));
  const ears = quiet(new Redis(url, listenerOptions('test')));
  const counts: Counts = {};
  const [log, shedding] = [JsonLog.open(config), new Shedding()];
  const core = new FigureCore({ redis, ears, clock, shedding, metrics: counting(counts), log });
  if (patience === 'patient') makePatientWithDatabase(core);
  const [campaigns, highlights, designations] = [new CampaignFigures(), new CampaignHighlights(), new DesignationFigures()];
  const [givingDays, organisations] = [new GivingDayFigures(), new OrganisationFigures()];
  const registry = new FieldRegistry();
  for (const provider of [campaigns, ...(others ?? [highlights]), designations, givingDays, organisations]) registry.add(provider);
  const tables = bindFigures(registry, core, { transactions: database.transactions, replica: replica ?? new ReplicaReads(null, log) });
  core.bus.open();
  const relay = new JournalRelay(database.transactions, core.hashes, core.sender, redis, LEDGER_JOURNAL);
  await ready(redis);
  const close = async () => {
    await core.close();
    redis.disconnect();
  };
  return { core, campaigns, highlights, designations, givingDays, organisations, tables, additive: (table: string) => tables.get(table)!.additive!, relay, redis, shedding, counts, close };
}

function counting(counts: Counts): FigureMetrics {
  const count = (name: string, by = 1) => void (counts[name] = (counts[name] ?? 0) + by);
  return {
    read: (_field, tier) => count(`read ${tier}`),
    computed: (field, things) => count(`computed ${field}`, things),
    delta: (outcome) => count(`delta ${outcome}`),
    install: (outcome) => count(`install ${outcome}`),
    claim: (outcome) => count(`claim ${outcome}`),
    breaker: (state) => count(`breaker ${state}`),
    failed: (field, things) => count(`failed ${field}`, things),
    leaseLost: (leases) => count('lease lost', leases),
  };
}

function quiet(redis: Redis): Redis {
  return redis.on('error', () => undefined);
}

async function ready(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
}
