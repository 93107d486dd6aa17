import { domainToASCII } from 'node:url';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The host in what somebody typed, as it is asked for in DNS: `bücher.example` is `xn--bcher-kva.example`. Null where it
 * is none that pages could stand under: an address of a machine, one label alone, a port, a path.
 */
export function parseDomain(text: string): string | null {
  const typed = text.trim().replace(/^https?:\/\//i, '').replace(/\/$/, '').replace(/\.$/, '');
  if (typed.length > 253 || !/^[^\s/?#@:[\]\\%]+$/.test(typed)) return null;
  const host = domainToASCII(typed);
  const labels = host.split('.');
  const isName = host.length <= 253 && labels.length >= 2 && labels.every((label) => LABEL.test(label));
  // What ends in digits is an address; the others lead nowhere but within a network.
  if (!isName || /^\d+$/.test(labels.at(-1) ?? '') || /\.(localhost|local|internal|arpa|onion)$/.test(host)) return null;
  return host;
}

/** Where the proof stands, beside the host and not in it: a host that is an alias of another can hold no other record. */
export const proofNameOf = (host: string): string => `_freshet.${host}`;

export const proofTextOf = (proof: string): string => `freshet-proof=${proof}`;
