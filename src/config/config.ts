import type { Environment } from './environment.schema.js';
import type { Secret } from './secret.js';

export type ProcessName = 'web' | 'migrate' | 'cli' | `worker ${string}`;

export interface DatabaseConfig {
  readonly url: Secret;
  /** A streaming standby that may answer what need not be of this moment. */
  readonly replicaUrl: Secret | null;
  readonly poolSize: number;
  /** The role every connection takes on; `none` where the platform cannot make one. */
  readonly role: string;
}

export interface MailConfig {
  readonly smtpUrl: Secret;
  readonly from: string;
  readonly folder: string | null;
  /** Mails of mailings per second, of all processes together: in all, and to any one domain. */
  readonly ratePerSecond: number;
  readonly ratePerDomain: number;
  /** Mailings slow down where 95 of 100 answers, or a commit of the database, take longer. */
  readonly slowAnswerMs: number;
  readonly slowCommitMs: number;
  /** The same where more of the connections that the database allows are at work, in percent of them. */
  readonly busyPercent: number;
  /** Connections to the SMTP server that one process keeps for mailings. */
  readonly connections: number;
  /** Signs what is reported of bounces and complaints; without one nothing is taken. */
  readonly eventsSecret: Secret | null;
}

/** The environment as one typed, frozen object. Nothing else in `src` reads `process.env`. */
export class Config {
  readonly production: boolean;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly web: { readonly host: string; readonly port: number; readonly publicUrl: string; readonly concurrency: number };
  readonly database: DatabaseConfig;
  readonly redis: { readonly cacheUrl: Secret; readonly queueUrl: Secret; readonly queueAppendOnly: Environment['REDIS_QUEUE_APPEND_ONLY'] };
  /** What autoscalers must show to be told figures; null where everybody is told. */
  readonly scalingToken: Secret | null;
  readonly mail: MailConfig;
  readonly storageUrl: Secret | null;
  /** The most that an uploaded spreadsheet may weigh, as it is sent, and how many days it is kept. */
  readonly imports: { readonly largestBytes: number; readonly keepDays: number };
  /** How long reading the rows of one may take, and how many days its file is kept. */
  readonly reports: { readonly timeLimitSeconds: number; readonly keepDays: number };
  /** Where browsers load scripts and styles from: our own `/assets` or a CDN. */
  readonly assetsUrl: string;
  /** What is written with. */
  readonly secretKey: Secret;
  /** The same, and behind it those that are only read with. */
  readonly secretKeys: readonly [Secret, ...Secret[]];
  /** Whether people of the platform must have a second factor before they may do anything. */
  readonly platformSecondFactor: Environment['PLATFORM_SECOND_FACTOR'];
  /** Requests to the API that one key may make in a minute; 0 where nothing is limited. */
  readonly apiRatePerMinute: number;
  /** What one network may read a minute without a key; 0 for any number. */
  readonly openRatePerMinute: number;
  /** How long a receiver may take, and whether it may be on this machine. */
  readonly webhooks: { readonly timeoutMs: number; readonly mayBeLoopback: boolean };
  readonly newRelicLicenseKey: Secret | null;

  constructor(
    readonly process: ProcessName,
    given: Environment,
  ) {
    this.production = given.NODE_ENV === 'production';
    this.logLevel = given.LOG_LEVEL;
    this.web = Object.freeze({
      host: given.HOST,
      port: given.PORT,
      publicUrl: (given.PUBLIC_URL ?? `http://${given.HOST}:${given.PORT}`).replace(/\/$/, ''),
      concurrency: given.WEB_CONCURRENCY,
    });
    this.database = Object.freeze({
      url: given.DATABASE_URL,
      replicaUrl: given.DATABASE_REPLICA_URL ?? null,
      poolSize: given.DATABASE_POOL_SIZE,
      role: given.DATABASE_ROLE,
    });
    this.redis = Object.freeze({ cacheUrl: given.REDIS_CACHE_URL, queueUrl: given.REDIS_QUEUE_URL, queueAppendOnly: given.REDIS_QUEUE_APPEND_ONLY });
    this.scalingToken = given.SCALING_TOKEN ?? null;
    this.mail = toMailConfig(given);
    this.storageUrl = given.STORAGE_URL ?? null;
    this.imports = Object.freeze({ largestBytes: given.IMPORT_LARGEST_MIB * 1024 * 1024, keepDays: given.IMPORT_KEEP_DAYS });
    this.reports = Object.freeze({ timeLimitSeconds: given.REPORT_TIME_LIMIT, keepDays: given.REPORT_KEEP_DAYS });
    this.assetsUrl = (given.ASSETS_URL ?? '/assets').replace(/\/$/, '');
    this.secretKey = given.SECRET_KEY;
    this.secretKeys = Object.freeze([given.SECRET_KEY, ...(given.OTHER_SECRET_KEYS ?? [])] as const);
    this.platformSecondFactor = given.PLATFORM_SECOND_FACTOR;
    this.apiRatePerMinute = given.API_RATE_PER_MINUTE;
    this.openRatePerMinute = given.OPEN_RATE_PER_MINUTE;
    this.webhooks = Object.freeze({ timeoutMs: given.WEBHOOK_TIMEOUT_MS, mayBeLoopback: given.WEBHOOK_LOOPBACK === 'allowed' });
    this.newRelicLicenseKey = given.NEW_RELIC_LICENSE_KEY ?? null;
    Object.freeze(this);
  }
}

function toMailConfig(given: Environment): MailConfig {
  return Object.freeze({
    smtpUrl: given.SMTP_URL,
    from: given.MAIL_FROM,
    folder: given.MAIL_FOLDER ?? null,
    ratePerSecond: given.MAIL_RATE,
    ratePerDomain: given.MAIL_DOMAIN_RATE,
    slowAnswerMs: given.MAIL_SLOW_ANSWER_MS,
    slowCommitMs: given.MAIL_SLOW_COMMIT_MS,
    busyPercent: given.MAIL_BUSY_PERCENT,
    connections: given.MAIL_CONNECTIONS,
    eventsSecret: given.MAIL_EVENTS_SECRET ?? null,
  });
}
