/** What the menu and what stands around it say, on screens and on pages that the server draws. */
export const menu = {
  'frame.menu': 'Menu',
  'frame.language': 'Language',
  'frame.light': 'Light colours',
  'frame.dark': 'Dark colours',
  'frame.signOut': 'Sign out',
  'menu.day': 'The day',
  'menu.gifts': 'Gifts',
  'menu.making': 'Set up',
  'menu.engine': 'Engine room',
  'menu.to.cockpit': 'Cockpit',
  'menu.to.mailings': 'Mailings',
  'menu.to.donations': 'Donations',
  'menu.to.donors': 'Donors',
  'menu.to.segments': 'Tags and segments',
  'menu.to.imports': 'Imports',
  'menu.to.reports': 'Reports',
  'menu.to.givingDays': 'Giving days',
  'menu.to.campaigns': 'Campaigns',
  'menu.to.matches': 'Matches',
  'menu.to.branding': 'Branding',
  'menu.to.refundLimits': 'Refund limits',
  'menu.to.keys': 'API keys',
  'menu.to.webhooks': 'Webhooks',
  'menu.to.staff': 'Staff',
  'menu.to.retention': 'Retention',
  'menu.to.queues': 'Queues',
  'menu.to.caches': 'Caches',
  'menu.to.database': 'Database',
  'menu.to.audit': 'Audit log',
  'menu.to.figures': 'Figures',
  'menu.to.refresh': 'Refresh',
  'menu.to.outbox': 'Outbox',
};

type ToKey = Extract<keyof typeof menu, `menu.to.${string}`>;

/** Where the menu leads. */
export type MenuName = ToKey extends `menu.to.${infer Name}` ? Name : never;
