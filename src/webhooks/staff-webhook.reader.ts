import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import type { EventType } from '../organisations/events.js';
import { parseId, type OrganisationId } from '../shared/ids.js';
import { deliveryColumns } from './deliveries.sql.js';
import { endpointColumns } from './endpoints.sql.js';
import type { DeliveryStatus, WebhookDelivery, WebhookEndpoint } from './webhook.js';

/** Longer addresses are told apart by their beginnings and then by their ids. */
const ADDRESS_SORTED_BY = 400;

export const ENDPOINT_SORTS: Readonly<Record<'createdAt' | 'url' | 'description' | 'failures', SortColumn>> = {
  createdAt: { sql: 'created_at', kind: 'instant' },
  url: { sql: `left(url, ${ADDRESS_SORTED_BY})`, kind: 'text' },
  description: { sql: 'lower(description)', kind: 'text' },
  failures: { sql: 'failures', kind: 'whole' },
};

export const ENDPOINT_STATES = ['good', 'failing', 'disabled'] as const;

export type EndpointState = (typeof ENDPOINT_STATES)[number];

const IS: Readonly<Record<EndpointState, string>> = {
  good: 'disabled_at IS NULL AND failures = 0',
  failing: 'disabled_at IS NULL AND failures > 0',
  disabled: 'disabled_at IS NOT NULL',
};

export interface EndpointFilter {
  /** A part of the address or the description, or an id. */
  readonly search?: string | undefined;
  readonly state?: EndpointState | undefined;
  /** Of which it is told. */
  readonly event?: EventType | undefined;
}

/** A log of millions is read by time alone: whatever else it were sorted by would be all of it at once. */
export const DELIVERY_SORTS: Readonly<Record<'createdAt', SortColumn>> = {
  createdAt: { sql: 'delivery.created_at', kind: 'instant' },
};

export interface DeliveryFilter {
  /** An id of an event or a delivery, or, of what has not arrived, a part of what was answered. */
  readonly search?: string | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

const ANSWER = `lower(concat_ws(' ', delivery.response_status, delivery.response_start, delivery.failure))`;

/** Endpoints of one organisation and their logs, as its staff look through them. */
@Injectable()
export class StaffWebhookReader {
  constructor(private readonly transactions: Transactions) {}

  list(organisationId: OrganisationId, { search = '', state, event }: EndpointFilter, sort: keyof typeof ENDPOINT_SORTS, wish: PageWish): Promise<Page<WebhookEndpoint>> {
    const listing = new Listing(endpointColumns, 'webhook_endpoints', 'id');
    listing.where(`organisation_id = ${listing.bind(organisationId)}`);
    if (state !== undefined) listing.where(IS[state]);
    if (event !== undefined) listing.where(`${listing.bind(event)} = ANY (event_types)`);
    if (search !== '') {
      const sought = listing.bind(search.toLowerCase());
      listing.where(`(strpos(lower(url || ' ' || description), ${sought}) > 0 OR id::text = ${sought})`);
    }
    return this.transactions.run({ organisationId }, (tx) => listing.page<WebhookEndpoint>(tx, ENDPOINT_SORTS[sort], wish));
  }

  /** By `webhook_deliveries_endpoint_created_idx`, or by `webhook_deliveries_unusual_idx`. */
  listDeliveries({ id, organisationId }: WebhookEndpoint, filter: DeliveryFilter, sort: keyof typeof DELIVERY_SORTS, wish: PageWish): Promise<Page<WebhookDelivery>> {
    const { search = '', status, from, until } = filter;
    const listing = new Listing(deliveryColumns, 'webhook_deliveries AS delivery JOIN webhook_events AS event ON event.id = delivery.event_id', 'delivery.id');
    listing.where(`delivery.endpoint_id = ${listing.bind(id)}`);
    if (status !== undefined) listing.where(`delivery.status = ${listing.bind(status)}`);
    if (from !== undefined) listing.where(`delivery.created_at >= ${listing.bind(from)}`);
    if (until !== undefined) listing.where(`delivery.created_at < ${listing.bind(until)}`);
    if (search !== '') listing.where(soughtIn(listing, search));
    return this.transactions.run({ organisationId }, (tx) => listing.page<WebhookDelivery>(tx, DELIVERY_SORTS[sort], wish));
  }
}

function soughtIn(listing: Listing, search: string): string {
  const id = parseId(search);
  if (id === null) return `delivery.status IN ('waiting', 'failed') AND strpos(${ANSWER}, ${listing.bind(search.toLowerCase())}) > 0`;
  const named = listing.bind(id);
  return `(delivery.event_id = ${named} OR delivery.id = ${named})`;
}
