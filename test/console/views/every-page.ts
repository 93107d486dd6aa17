import { parseMail } from '../../../src/console/outbox/stored-mail.js';
import type { ConsoleSession } from '../../../src/console/sign-in/current-session.js';
import { speechOf, type Speech } from '../../../src/console/words/speech.js';
import { renderError } from '../../../src/console/views/error.view.js';
import { renderFigureAudits } from '../../../src/console/views/figure-audits.view.js';
import { renderFigureSearch } from '../../../src/console/views/figure-search.view.js';
import { renderFundraiserFigures } from '../../../src/console/views/fundraiser-figures.view.js';
import { renderMail } from '../../../src/console/views/mail.view.js';
import { renderQueues } from '../../../src/console/views/queues.view.js';
import { renderRefreshList } from '../../../src/console/views/refresh-list.view.js';
import { renderRefresh } from '../../../src/console/views/refresh.view.js';
import { COMPOSE_FIELDS, type ComposeValues } from '../../../src/console/mailings/compose-form.js';
import { EMPTY_CUE } from '../../../src/console/mailings/cue-form.js';
import { renderChooseComposer } from '../../../src/console/views/choose-composer.view.js';
import { renderCompose } from '../../../src/console/views/compose.view.js';
import { renderMailing } from '../../../src/console/views/mailing.view.js';
import { MESSAGE_STATES, type Mailing, type Progress } from '../../../src/mailings/mailing.js';
import { stateOf } from '../../../src/mailings/mailing-progress.js';
import { Organisation } from '../../../src/organisations/organisation.entity.js';
import type { RefreshedCampaign } from '../../../src/campaigns/cadence.reader.js';
import type { FiguresExplanation } from '../../../src/donations/explain-figures.js';
import type { NamedFundraiser } from '../../../src/campaigns/fundraiser.reader.js';
import type { ForcedRefresh, RefreshedThing } from '../../../src/donations/forced-refreshes.js';
import type { HeldAudit } from '../../../src/operations/figures/figure-audits.js';
import type { StaffRole } from '../../../src/organisations/staff.entity.js';
import { CALM } from '../../../src/queues/emergency/emergency-state.js';
import { newId } from '../../../src/shared/ids.js';
import type { Slug } from '../../../src/shared/slug.js';
import { anEml } from '../an-eml.js';
import { signInPages } from './sign-in-pages.js';

export const NOW = new Date('2026-11-21T12:00:00Z');

export function aSession(role: StaffRole = 'engineer', name = 'Robin Reed', speech = speechOf('en')): ConsoleSession {
  const staff = { sessionId: newId(), staffId: newId<'Staff'>(), name, role, organisationId: null, provenAt: NOW, lacksFactor: false, viewer: null };
  return { staff, formToken: 'a-form-token', emergency: CALM, speech, light: null };
}

export function aRefreshedCampaign(text: string): RefreshedCampaign {
  const facts = { step: 'live', reason: 'override', isDemoted: true, everySeconds: 20, refreshedAt: NOW, nextAt: NOW, setAside: 1, overrideSeconds: 20, overrideBy: text } as const;
  return { id: newId(), organisationId: newId(), slug: 'library' as Slug, title: text, organisation: text, ...facts };
}

export function anExplanation(text: string): FiguresExplanation {
  const override = { everyMs: 20_000, by: text, at: NOW };
  const numbers = { everySeconds: 20, readsPerSecond: 1, changesPerSecond: 2, computeMs: 3, idealSeconds: 4 };
  const cadence = { ...numbers, reason: 'adaptive', because: text, state: 'live', step: 'live', isDemoted: false, lastReadAt: NOW, override, nextRefreshAt: NOW, lastRefreshAt: NOW, isBeingRefreshed: false } as const;
  const lastError = { reason: text, at: NOW, failures: 1, retryAt: new Date(NOW.getTime() + 60_000) };
  const field = { field: 'medianGift', kind: 'computed', reading: null, snapshot: null, storedAt: NOW, leaseHolder: text, lastError, recentDeltas: [], redis: null } as const;
  return { cadence, figures: [field] };
}

/** What pages about figures show, with `text` wherever somebody else can put it. */
function figuresNaming(text: string) {
  const of: NamedFundraiser = { kind: 'giving_day', id: newId(), organisationId: newId(), slug: 'a-day' as Slug, title: text, currency: 'GBP', endsAt: NOW, organisation: text };
  const progress = { done: 1, total: 2, failed: 1 };
  const refresh: ForcedRefresh = { id: newId(), campaignId: null, givingDayId: newId(), fields: ['topDonors'], requestedAt: NOW, finishedAt: NOW, ...progress };
  const value = [{ name: text, given: { amount: 100, currency: 'GBP' } }];
  const results = [
    { field: 'topDonors', before: [], after: value, asOf: NOW.toISOString(), failure: null },
    { field: 'donorTags', before: null, after: null, asOf: null, failure: text },
    { field: text, before: text, after: null, asOf: null, failure: null },
  ];
  const thing: RefreshedThing = { kind: 'campaign', slug: 'a', title: text, results, ...progress };
  const figures = [{ field: 'topDonors', reading: { value, asOf: NOW, tier: 'redis' as const, stale: true } }, { field: 'donorTags', reading: { value: [{ name: text, donors: 3 }], asOf: NOW, tier: 'memory' as const, stale: false } }];
  const drift = { organisationId: newId<'Organisation'>(), table: text, id: text, field: text, tier: 'columns' as const, shown: text, booked: [text] };
  const audit: HeldAudit = { id: newId(), beganAt: NOW, finishedAt: NOW, tookMs: 1, checked: 1, sampled: 1, driftCount: 1, drifts: [drift] };
  return { of, refresh: { refresh, things: [thing] }, figures, audit };
}

/** Each page with `text` wherever somebody else can put text. */
export async function everyPage(text: string, speech: Speech = speechOf('en')): Promise<Record<string, string>> {
  const session = aSession('engineer', text, speech);
  const mail = await parseMail('a.eml', Buffer.from(anEml({ subject: text, text, html: text })));
  const boxes = [{ name: text, address: text }];
  const hostile = { ...mail, from: boxes[0] ?? null, to: boxes, headers: [{ name: text, value: text }], source: text };
  const { of, refresh, figures, audit } = figuresNaming(text);
  return {
    'figure-search': renderFigureSearch({ session, text, found: [of], hasMore: true, lastAudit: audit, now: NOW }),
    'fundraiser-figures': renderFundraiserFigures({ session, of, figures, refresh, recent: [refresh.refresh], now: NOW }),
    'figure-audits': renderFigureAudits({ session, audits: [audit], now: NOW }),
    ...signInPages(session, text),
    mail: renderMail({ session, mail: hostile, now: NOW }),
    'refresh list': renderRefreshList({ session, search: text, campaigns: [aRefreshedCampaign(text)], isCut: true, now: NOW }),
    refresh: renderRefresh({ session, campaign: aRefreshedCampaign(text), explanation: anExplanation(text), fault: { typed: text, message: text }, now: NOW }),
    ...mailingPages(session, text),
    queues: renderQueues({
      session: { ...session, emergency: { ...CALM, level: 3, changedAt: NOW, changedBy: `terminal:${text}` } },
      state: { emergency: { ...CALM, level: 3, changedAt: NOW, changedBy: `terminal:${text}` }, queues: [] },
      setAside: [{ queue: 'report', id: text, name: text, payload: text, reason: text, attempts: 3, setAsideAt: NOW }],
      now: NOW,
    }),
    error: renderError({ status: 404, code: 'campaign_not_found', detail: text, session, speech: session.speech }),
  };
}

/** A mailing as anybody may have written it, being sent and yet to be sent. */
function mailingPages(session: ConsoleSession, text: string): Record<string, string> {
  const named = { slug: text, name: text };
  const ids = { id: newId<'Mailing'>(), organisationId: newId<'Organisation'>(), listId: newId<'MailingList'>(), campaignId: newId<'Campaign'>(), givingDayId: null };
  const segment = { tags: { all: [text], any: [text], none: [text] }, gave: { campaign: text, since: text }, didNotGive: {}, subscribedTo: text };
  const moments = { sendAt: NOW, milestone: null, pausedAt: null, startedAt: NOW, resolvedAt: NOW, endedAt: null, slowedAt: NOW, createdAt: NOW, updatedAt: NOW };
  const written = { subject: text, mjml: text, html: text, plain: text, locale: text, replyTo: text, organisation: text, list: named, campaign: named, givingDay: null };
  const sending: Mailing = { ...ids, ...written, ...moments, segment, status: 'sending', recipients: 9, leftOut: { bounced: 1 }, slowedBecause: text };
  const draft: Mailing = { ...sending, status: 'draft', recipients: null };
  const counts = Object.fromEntries(MESSAGE_STATES.map((state) => [state, 1])) as Progress;
  const messages = [{ position: 1, donorId: newId<'Donor'>(), address: text, state: 'uncertain', attempts: 1, reason: text, endedAt: NOW, bouncedAt: NOW, complainedAt: NOW }] as const;
  const letters = [{ to: { name: text, address: text }, subject: text, html: text, plain: text }];
  const tested = { typed: text, copies: [{ address: text, delivery: 'failed', reason: text }], fault: text } as const;
  const shown = { session, timeZone: text, letters, reader: 1, uncertain: messages, tested, cue: { values: { ...EMPTY_CUE, at: text, percent: text }, fault: text }, now: NOW };
  const values = Object.fromEntries(COMPOSE_FIELDS.map((field) => [field, text])) as ComposeValues;
  const choices = { lists: [named], campaigns: [named], givingDays: [named], segments: [{ id: text, name: text }], tags: [text], timeZone: text, locale: text };
  return {
    'mailing being sent': renderMailing({ ...shown, mailing: sending, state: stateOf(sending, counts, NOW), estimate: null }),
    'mailing to be sent': renderMailing({ ...shown, mailing: draft, state: stateOf(draft, counts, NOW), estimate: { recipients: 3, leftOut: { malformed: 1 }, seconds: 9 } }),
    compose: renderCompose({ session, organisation: named, choices, filled: { values, faults: [{ field: 'mjml', code: 'not_mjml', message: text }, { field: null, code: 'malformed', message: text }] }, draftId: null }),
    'choose composer': renderChooseComposer({ session, organisations: [Object.assign(new Organisation(), named)] }),
  };
}
