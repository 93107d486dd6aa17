import type { ComponentType } from 'react';
import type { Role } from '../contract/common.js';
import type { WordKey } from './words/words.js';

const PLATFORM: readonly Role[] = ['customer_success', 'engineer'];
const ADMINS: readonly Role[] = ['customer_success', 'engineer', 'client_admin'];

/** A screen: where it is, who it is for, and what draws it. The server serves the same paths (screens.controller.ts), the menu leads there (contract/menu.ts). */
export interface Screen {
  readonly path: string;
  readonly title: WordKey;
  /** Everyone where it is missing. */
  readonly roles?: readonly Role[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Every screen of the console. A new one is a folder under screens/, a line here, and its path on the server. */
export const SCREENS: readonly Screen[] = [
  { path: '/', title: 'home.title', load: () => import('./screens/home/home.js') },
  { path: '/cockpit/:day', title: 'cockpit.title', load: () => import('./screens/cockpit/cockpit.js') },
  { path: '/cockpit', title: 'cockpit.title', load: () => import('./screens/home/home.js') },
  { path: '/mailings', title: 'menu.to.mailings', load: () => import('./screens/mailings/mailings.js') },
  { path: '/mailings/:id/messages', title: 'messages.title', load: () => import('./screens/messages/messages.js') },
  { path: '/donations', title: 'donations.title', load: () => import('./screens/donations/donations.js') },
  { path: '/donations/-', title: 'entry.title', load: () => import('./screens/offline-gift/offline-gift.js') },
  { path: '/donations/:id', title: 'donation.title', load: () => import('./screens/donation/donation.js') },
  { path: '/donors', title: 'donors.title', load: () => import('./screens/donors/donors.js') },
  { path: '/donors/:id', title: 'donor.title', load: () => import('./screens/donor/donor.js') },
  { path: '/segments', title: 'segments.title', load: () => import('./screens/segments/segments.js') },
  { path: '/tags', title: 'column.tags', load: () => import('./screens/tags/tags.js') },
  { path: '/imports', title: 'imports.title', load: () => import('./screens/imports/imports.js') },
  { path: '/imports/:id', title: 'import.screen', load: () => import('./screens/import/import.js') },
  { path: '/reports', title: 'reports.title', load: () => import('./screens/reports/reports.js') },
  { path: '/reports/:id', title: 'report.screen', load: () => import('./screens/report/report.js') },
  { path: '/giving-days', title: 'days.title', load: () => import('./screens/giving-days/giving-days.js') },
  { path: '/giving-days/:slug', title: 'day.screen', load: () => import('./screens/giving-day/giving-day.js') },
  { path: '/campaigns', title: 'campaigns.title', load: () => import('./screens/campaigns/campaigns.js') },
  { path: '/campaigns/:slug', title: 'campaign.screen', load: () => import('./screens/campaign/campaign.js') },
  { path: '/matches', title: 'matches.title', load: () => import('./screens/matches/matches.js') },
  { path: '/matches/:id', title: 'match.screen', load: () => import('./screens/match/match.js') },
  { path: '/matches/challenges', title: 'challenges.title', load: () => import('./screens/challenges/challenges.js') },
  { path: '/matches/challenges/:id', title: 'challenge.screen', load: () => import('./screens/challenge/challenge.js') },
  { path: '/branding', title: 'brand.title', load: () => import('./screens/branding/branding.js') },
  { path: '/refund-limits', title: 'limits.title', roles: ADMINS, load: () => import('./screens/refund-limits/refund-limits.js') },
  { path: '/api-keys', title: 'keys.title', roles: ADMINS, load: () => import('./screens/api-keys/api-keys.js') },
  { path: '/webhooks', title: 'hooks.title', roles: ADMINS, load: () => import('./screens/webhooks/webhooks.js') },
  { path: '/webhooks/:id', title: 'hook.screen', roles: ADMINS, load: () => import('./screens/webhook/webhook.js') },
  { path: '/staff', title: 'menu.to.staff', roles: ADMINS, load: () => import('./screens/staff/staff.js') },
  { path: '/engine/queues', title: 'queues.title', roles: PLATFORM, load: () => import('./screens/queues/queues.js') },
  { path: '/engine/set-aside', title: 'queues.setAside', roles: PLATFORM, load: () => import('./screens/set-aside/set-aside.js') },
  { path: '/engine/caches', title: 'caches.title', roles: PLATFORM, load: () => import('./screens/caches/caches.js') },
  { path: '/engine/database', title: 'database.title', roles: ['engineer'], load: () => import('./screens/database/database.js') },
  { path: '/engine/audit', title: 'audit.title', roles: ADMINS, load: () => import('./screens/audit/audit.js') },
  { path: '/outbox', title: 'menu.to.outbox', roles: PLATFORM, load: () => import('./screens/outbox/outbox.js') },
];
