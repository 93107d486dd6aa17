import type { Command } from './command.js';

export interface CommandEntry {
  readonly usage: string;
  readonly summary: string;
  /** Read only when it is run, so that help is there at once and whatever the environment. */
  readonly load: () => Promise<Command>;
}

export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  migrate: {
    usage: 'migrate [down]',
    summary: 'brings the database up to date, or takes back the last step',
    load: async () => (await import('./migrate.command.js')).migrate,
  },
  demo: {
    usage: 'demo',
    summary:
      'fills the platform with two organisations in the middle of a giving day; prints their logins as JSON',
    load: async () => (await import('./demo.command.js')).demo,
  },
  'figures audit': {
    usage: 'figures audit [--json]',
    summary: 'holds every figure against the ledger and keeps the report; exit code 1 where one differs',
    load: async () => (await import('./figures-audit.command.js')).figuresAudit,
  },
  'figures rebuild': {
    usage: 'figures rebuild',
    summary: 'makes every figure anew from the ledger, as is needed after a logical restore; gifts wait meanwhile',
    load: async () => (await import('./figures-rebuild.command.js')).figuresRebuild,
  },
  refresh: {
    usage: 'refresh <campaign|giving day> [--fields a,b] [--wait]',
    summary: 'has the figures of a campaign, or of a whole giving day, computed now; with --wait tells what changed',
    load: async () => (await import('./refresh.command.js')).refresh,
  },
  'queues status': {
    usage: 'queues status [--json]',
    summary: 'tells the emergency level, and of every kind what waits, for how long, and whether it is paused',
    load: async () => (await import('./queues-status.command.js')).queuesStatus,
  },
  'queues level': {
    usage: 'queues level <0|1|2|3>',
    summary: 'gives up reports and imports (1), mailings too (2), leaderboards and the wall too (3), or nothing (0); never donations',
    load: async () => (await import('./queues-level.command.js')).queuesLevel,
  },
  'queues pause': {
    usage: 'queues pause <kind>',
    summary: 'lets one kind of work stand still, which goes on accepting',
    load: async () => (await import('./queues-pause.command.js')).queuesPause,
  },
  'queues resume': {
    usage: 'queues resume <kind>',
    summary: 'lets a kind that was paused go on where it was',
    load: async () => (await import('./queues-pause.command.js')).queuesResume,
  },
  'platform-key': {
    usage: 'platform-key <name> [--read-only]',
    summary: 'makes a key for programs that work upon the platform itself, and prints it this once',
    load: async () => (await import('./platform-key.command.js')).platformKey,
  },
  'secrets reseal': {
    usage: 'secrets reseal',
    summary: 'seals under SECRET_KEY what was sealed under one of OTHER_SECRET_KEYS; may be stopped and started again',
    load: async () => (await import('./secrets-reseal.command.js')).secretsReseal,
  },
  'audit verify': {
    usage: 'audit verify [--json] [--against FILE] [--accept]',
    summary: 'goes through the audit log and tells what was changed, taken out or put in since it was sealed; with heads kept in FILE, also whether its end was cut off',
    load: async () => (await import('./audit-verify.command.js')).auditVerify,
  },
  'audit heads': {
    usage: 'audit heads',
    summary: 'prints where each chain of the audit log ends, to be kept where whoever owns the database cannot write',
    load: async () => (await import('./audit-heads.command.js')).auditHeads,
  },
  'mail-events': {
    usage: 'mail-events FILE...',
    summary: 'reads bounces and complaints from mailboxes (mbox) or mails (.eml) and keeps those addresses from more mailings',
    load: async () => (await import('./mail-events.command.js')).mailEvents,
  },
  'assets deploy': {
    usage: 'assets deploy [--to URL] [--encoding gzip|br|identity] [--dry-run]',
    summary: 'uploads the browser build to URL, or else to assets/ in STORAGE_URL',
    load: async () => (await import('./assets-deploy.command.js')).assetsDeploy,
  },
};
