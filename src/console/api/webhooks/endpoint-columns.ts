import type { EndpointShown } from '../../contract/settings.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const ENDPOINT_COLUMNS: Readonly<Record<string, CsvColumn<EndpointShown>>> = {
  url: { title: 'Address', of: ({ url }) => url },
  description: { title: 'Description', of: ({ description }) => description },
  events: { title: 'Events', of: ({ eventTypes }) => eventTypes.join(' ') },
  state: { title: 'State', of: stateOf },
  failures: { title: 'Attempts failed', of: ({ failures }) => String(failures) },
  failingSince: { title: 'Failing since (UTC)', of: ({ failingSince }) => failingSince ?? '' },
  createdAt: { title: 'Made (UTC)', of: ({ createdAt }) => createdAt },
  id: { title: 'Endpoint', of: ({ id }) => id },
};

function stateOf({ isEnabled, disabledBecause, failures }: EndpointShown): string {
  if (!isEnabled) return `disabled: ${disabledBecause ?? 'staff'}`;
  return failures > 0 ? 'failing' : 'good';
}
