import { domainToASCII } from 'node:url';

/** Why a text is not an address we can send to. */
export type EmailFault = 'malformed' | 'too_long';

export type ParsedEmail = { ok: true; value: string; domain: string } | { ok: false; fault: EmailFault };

const LOCAL_PART = /^[^\s\u0000-\u0020\u007f-\u00a0"(),:;<>@[\\\]]{1,64}$/u;

/** Of ASCII, only what host names are made of; whether the rest makes one is for IDNA to say. */
const TYPED_DOMAIN = /^[a-z0-9.\-\u0080-\u{10ffff}]+$/iu;

/**
 * An address as typed, its domain in ASCII form (IDNA, so that "bücher.example" and "xn--bcher-kva.example" are one),
 * lower-cased and in NFC: the same donor is found again. Lengths after RFC 5321: 64 octets before the @, 254 in all.
 * Quoted local parts and address literals are refused: no donor has one and header injection hides in them.
 */
export function parseEmail(text: string): ParsedEmail {
  const plain = text.trim().normalize('NFC');
  if (plain.length > 320) return { ok: false, fault: 'too_long' };
  if (!plain.isWellFormed()) return { ok: false, fault: 'malformed' };
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, at).toLowerCase();
  // Node reads a domain as it would in a URL: it decodes %6d, drops tabs and cuts off a path.
  if (!TYPED_DOMAIN.test(plain.slice(at + 1))) return { ok: false, fault: 'malformed' };
  const domain = domainToASCII(plain.slice(at + 1)).toLowerCase();
  if (at < 1 || !LOCAL_PART.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return { ok: false, fault: 'malformed' };
  if (!isHostName(domain)) return { ok: false, fault: 'malformed' };
  const value = `${local}@${domain}`;
  const isTooLong = Buffer.byteLength(local) > 64 || Buffer.byteLength(value) > 254;
  return isTooLong ? { ok: false, fault: 'too_long' } : { ok: true, value, domain };
}

function isHostName(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length >= 2 &&
    domain.length <= 253 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
