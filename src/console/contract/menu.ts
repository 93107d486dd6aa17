import type { Role } from './common.js';
import type { IconName } from './icons.js';
import type { MenuName } from './menu-words/en.js';

const PLATFORM: readonly Role[] = ['customer_success', 'engineer'];
const ADMINS: readonly Role[] = ['customer_success', 'engineer', 'client_admin'];

export const MENU_GROUPS = ['day', 'gifts', 'making', 'engine'] as const;
type MenuGroup = (typeof MENU_GROUPS)[number];

export interface MenuItem {
  readonly name: MenuName;
  readonly group: MenuGroup;
  readonly icon: IconName;
  /** Below `/console`. */
  readonly path: string;
  /** Everyone where it is missing. */
  readonly roles?: readonly Role[];
  /** Drawn by the server, where screens are drawn in the browser. */
  readonly isPage?: true;
}

/** Where everything is; screens and pages show the same. */
const MENU: readonly MenuItem[] = [
  { name: 'cockpit', group: 'day', icon: 'gauge', path: '/cockpit' },
  { name: 'mailings', group: 'day', icon: 'letter', path: '/mailings' },
  { name: 'donations', group: 'gifts', icon: 'gift', path: '/donations' },
  { name: 'donors', group: 'gifts', icon: 'people', path: '/donors' },
  { name: 'segments', group: 'gifts', icon: 'tag', path: '/segments' },
  { name: 'imports', group: 'gifts', icon: 'upload', path: '/imports' },
  { name: 'reports', group: 'gifts', icon: 'sheet', path: '/reports' },
  { name: 'givingDays', group: 'making', icon: 'calendar', path: '/giving-days' },
  { name: 'campaigns', group: 'making', icon: 'flag', path: '/campaigns' },
  { name: 'matches', group: 'making', icon: 'pair', path: '/matches' },
  { name: 'branding', group: 'making', icon: 'brush', path: '/branding' },
  { name: 'refundLimits', group: 'making', icon: 'agreement', path: '/refund-limits', roles: ADMINS },
  { name: 'keys', group: 'making', icon: 'key', path: '/api-keys', roles: ADMINS },
  { name: 'webhooks', group: 'making', icon: 'hook', path: '/webhooks', roles: ADMINS },
  { name: 'staff', group: 'making', icon: 'people', path: '/staff', roles: ADMINS },
  { name: 'retention', group: 'making', icon: 'moon', path: '/retention', roles: ADMINS, isPage: true },
  { name: 'queues', group: 'engine', icon: 'queues', path: '/engine/queues', roles: PLATFORM },
  { name: 'caches', group: 'engine', icon: 'layers', path: '/engine/caches', roles: PLATFORM },
  { name: 'database', group: 'engine', icon: 'cylinder', path: '/engine/database', roles: ['engineer'] },
  { name: 'audit', group: 'engine', icon: 'book', path: '/engine/audit', roles: ADMINS },
  { name: 'figures', group: 'engine', icon: 'sum', path: '/figures', roles: PLATFORM, isPage: true },
  { name: 'refresh', group: 'engine', icon: 'refresh', path: '/refresh', roles: PLATFORM, isPage: true },
  { name: 'outbox', group: 'engine', icon: 'tray', path: '/outbox', roles: PLATFORM },
];

export interface MenuPart {
  readonly group: MenuGroup;
  readonly items: readonly MenuItem[];
}

/** What somebody of this role finds, part by part. */
export function menuOf(role: Role): MenuPart[] {
  const items = MENU.filter(({ roles }) => roles === undefined || roles.includes(role));
  return MENU_GROUPS.map((group) => ({ group, items: items.filter((item) => item.group === group) })).filter((part) => part.items.length > 0);
}
