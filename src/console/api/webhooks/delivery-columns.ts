import type { DeliveryShown } from '../../contract/settings.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const DELIVERY_COLUMNS: Readonly<Record<string, CsvColumn<DeliveryShown>>> = {
  createdAt: { title: 'Time (UTC)', of: ({ createdAt }) => createdAt },
  eventType: { title: 'Event', of: ({ eventType }) => eventType },
  status: { title: 'Status', of: ({ status }) => status },
  response: { title: 'Response', of: ({ response, failure }) => (response === null ? (failure ?? '') : `${response.status} ${response.start}`) },
  attempts: { title: 'Attempts', of: ({ attempts }) => String(attempts) },
  lastAttemptAt: { title: 'Last attempt (UTC)', of: ({ lastAttemptAt }) => lastAttemptAt ?? '' },
  nextAttemptAt: { title: 'Next attempt (UTC)', of: ({ nextAttemptAt }) => nextAttemptAt ?? '' },
  eventId: { title: 'Id of the event', of: ({ eventId }) => eventId },
};
