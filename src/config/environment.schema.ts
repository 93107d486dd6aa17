import { z } from 'zod';
import { Secret } from './secret.js';

const secret = z.string().transform((value) => new Secret(value));
const wholeNumber = (lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(lowest).max(highest));
const url = (...schemes: string[]) =>
  z.string().refine((text) => hasScheme(text, schemes), `must be a URL beginning with ${schemes.map((s) => `${s}://`).join(' or ')}`);
const secretList = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
  .pipe(z.array(z.string().min(32, 'must be keys of at least 32 characters each, parted by commas')).max(5, 'must be five keys at the most'))
  .transform((values) => values.map((value) => new Secret(value)));
const secretUrl = (...schemes: string[]) => url(...schemes).pipe(secret);

/** Every variable of the environment that Freshet reads, and what it may hold. Empty counts as not given. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: url('http', 'https').optional(),
  WEB_CONCURRENCY: wholeNumber(1, 64).default(1),
  DATABASE_URL: secretUrl('postgres', 'postgresql'),
  DATABASE_REPLICA_URL: secretUrl('postgres', 'postgresql').optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  DATABASE_ROLE: z.string().regex(/^[a-z_][a-z0-9_]*$/, 'must be a plain role name, or none').default('freshet_app'),
  REDIS_CACHE_URL: secretUrl('redis', 'rediss'),
  REDIS_QUEUE_URL: secretUrl('redis', 'rediss'),
  REDIS_QUEUE_APPEND_ONLY: z.enum(['required', 'waived']).default('required'),
  SCALING_TOKEN: z.string().regex(/^[\w-]{16,200}$/, 'must be 16 to 200 letters, digits, hyphens or underscores').pipe(secret).optional(),
  SMTP_URL: secretUrl('smtp', 'smtps'),
  MAIL_FROM: z.string().default('Freshet <receipts@freshet.example>'),
  MAIL_FOLDER: z.string().optional(),
  MAIL_RATE: wholeNumber(1, 1_000_000).default(100),
  MAIL_DOMAIN_RATE: wholeNumber(1, 1_000_000).default(20),
  MAIL_SLOW_ANSWER_MS: wholeNumber(1, 600_000).default(300),
  MAIL_SLOW_COMMIT_MS: wholeNumber(1, 600_000).default(250),
  MAIL_BUSY_PERCENT: wholeNumber(1, 100).default(60),
  MAIL_CONNECTIONS: wholeNumber(1, 100).default(5),
  MAIL_EVENTS_SECRET: z.string().min(32, 'must have at least 32 characters; openssl rand -base64 32 makes one').pipe(secret).optional(),
  WEBHOOK_TIMEOUT_MS: wholeNumber(100, 30_000).default(10_000),
  WEBHOOK_LOOPBACK: z.enum(['refused', 'allowed']).default('refused'),
  API_RATE_PER_MINUTE: wholeNumber(0, 100_000_000).default(60_000),
  OPEN_RATE_PER_MINUTE: wholeNumber(0, 100_000_000).default(60_000),
  STORAGE_URL: secretUrl('file', 's3', 'http', 'https').optional(),
  IMPORT_LARGEST_MIB: wholeNumber(1, 10_000).default(256),
  IMPORT_KEEP_DAYS: wholeNumber(1, 3_650).default(30),
  REPORT_TIME_LIMIT: wholeNumber(1, 86_400).default(900),
  REPORT_KEEP_DAYS: wholeNumber(1, 365).default(7),
  ASSETS_URL: url('http', 'https').optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters; openssl rand -base64 32 makes one').pipe(secret),
  OTHER_SECRET_KEYS: secretList.optional(),
  PLATFORM_SECOND_FACTOR: z.enum(['required', 'waived']).default('required'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NEW_RELIC_LICENSE_KEY: secret.optional(),
});

/** Tests alone may do without: their servers live for seconds. */
export const environmentRules = environmentSchema
  .refine((given) => given.REDIS_QUEUE_APPEND_ONLY === 'required' || given.NODE_ENV === 'test', {
    path: ['REDIS_QUEUE_APPEND_ONLY'],
    message: 'may be waived with NODE_ENV=test alone: a Redis without append-only file forgets every job when it restarts',
  })
  .refine((given) => given.WEBHOOK_LOOPBACK === 'refused' || given.NODE_ENV !== 'production', {
    path: ['WEBHOOK_LOOPBACK'],
    message: 'may not be allowed in production: clients would reach what listens on this machine alone',
  });

export type Environment = z.infer<typeof environmentSchema>;

export const VARIABLE_NAMES = Object.keys(environmentSchema.shape);

function hasScheme(text: string, schemes: readonly string[]): boolean {
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
  return schemes.includes(scheme);
}
