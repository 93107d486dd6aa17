import { isIP } from 'node:net';
import { EVENT_TYPES, type EventType } from '../organisations/events.js';
import type { Fault } from '../shared/domain-error.js';
import { parseText } from '../shared/text.js';
import { isAllowedAddress } from './allowed-address.js';

/** What somebody wishes of an endpoint. */
export interface EndpointWish {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

const LONGEST_URL = 2_000;

export type CheckedEndpoint = { readonly ok: true; readonly wish: EndpointWish & { readonly eventTypes: readonly EventType[] } } | { readonly ok: false; readonly faults: readonly Fault[] };

/** `mayBeLoopback`: whether endpoints on this machine, which have no certificate, are taken. */
export function checkEndpoint({ url, description, eventTypes }: EndpointWish, mayBeLoopback: boolean): CheckedEndpoint {
  const text = parseText(description, 400);
  const known = [...new Set(eventTypes)].filter((type): type is EventType => (EVENT_TYPES as readonly string[]).includes(type));
  const urlFault = faultOf(url, mayBeLoopback);
  const faults: Fault[] = [
    ...(urlFault === null ? [] : [{ field: 'url', ...urlFault }]),
    ...(text.ok || text.fault === 'empty' ? [] : [{ field: 'description', code: text.fault, message: 'is not a text that can be kept' }]),
    ...(known.length > 0 && known.length === new Set(eventTypes).size ? [] : [{ field: 'eventTypes', code: 'unknown', message: `must be some of ${EVENT_TYPES.join(', ')}` }]),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, wish: { url: new URL(url).href, description: text.ok ? text.value : '', eventTypes: known } };
}

function faultOf(text: string, mayBeLoopback: boolean): Omit<Fault, 'field'> | null {
  if (text.length > LONGEST_URL || !text.isWellFormed() || !URL.canParse(text)) return { code: 'malformed', message: 'is not a URL' };
  const { protocol, username, password, hash } = new URL(text);
  const host = hostOf(text);
  const isLocal = mayBeLoopback && (host === 'localhost' || isAllowedLiteral(host));
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return { code: 'not_https', message: 'must begin with https://' };
  if (username !== '' || password !== '' || hash !== '') return { code: 'malformed', message: 'must have neither a user, nor a password, nor a fragment' };
  if (isIP(host) !== 0 && !isAllowedAddress(host, mayBeLoopback)) return { code: 'not_public', message: 'must lead to the public internet' };
  return null;
}

const isAllowedLiteral = (host: string): boolean => isIP(host) !== 0 && isAllowedAddress(host, true) && !isAllowedAddress(host, false);

/** Without the brackets of an IPv6 address. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
