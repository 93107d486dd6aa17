import ipaddr from 'ipaddr.js';

/** Public by its range, and yet where a cloud keeps what its machines alone may ask (Azure's wire server). */
const INTERNAL_ALL_THE_SAME = new Set(['168.63.129.16']);

/**
 * Whether we may be made to speak to this address: on the public internet, and so neither in our own network nor a
 * cloud's place for credentials. Loopback is allowed where `mayBeLoopback`, which production never is.
 */
export function isAllowedAddress(address: string, mayBeLoopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address written as IPv6 leads to the same machine.
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'loopback') return mayBeLoopback;
  return parsed.range() === 'unicast' && !INTERNAL_ALL_THE_SAME.has(parsed.toString());
}
