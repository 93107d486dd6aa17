/** Who is measured, by the name of their file in contenders/. */
export const LABELS = {
  freshet: 'Freshet',
  'freshet-total': 'Freshet, exact total',
  naive: 'naive get/set',
  bentocache: 'bentocache',
  'cache-manager': 'cache-manager',
  'async-cache-dedupe': 'async-cache-dedupe',
  'layered-loader': 'layered-loader',
};

/** Those that have a source to ask; a total that is added up has none. */
export const WITH_SOURCE = Object.keys(LABELS).filter((name) => name !== 'freshet-total');
