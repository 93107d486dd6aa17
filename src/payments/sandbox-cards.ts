/** Card numbers of the sandbox and the token each becomes; any other valid number is approved. */
export const SANDBOX_CARDS: Readonly<Record<string, SandboxToken>> = {
  '4242424242424242': 'sandbox:approve',
  '4000000000000002': 'sandbox:card_declined',
  '4000000000009995': 'sandbox:insufficient_funds',
  '4000000000000069': 'sandbox:expired_card',
  '4000000000003220': 'sandbox:authenticate',
  '4000000000000119': 'sandbox:time_out',
  '4000000000005126': 'sandbox:refund_fails',
  '4000000000007726': 'sandbox:refund_silent',
};

export type SandboxToken =
  | 'sandbox:approve'
  | 'sandbox:card_declined'
  | 'sandbox:insufficient_funds'
  | 'sandbox:expired_card'
  | 'sandbox:authenticate'
  | 'sandbox:refused'
  | 'sandbox:time_out'
  | 'sandbox:refund_fails'
  | 'sandbox:refund_silent';

/** Whether the digits carry the check digit every card number ends in (ISO/IEC 7812-1, Luhn). */
export function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits).reverse().reduce((total, digit, index) => total + luhnValue(Number(digit), index), 0);
  return sum % 10 === 0;
}

function luhnValue(digit: number, indexFromRight: number): number {
  if (indexFromRight % 2 === 0) return digit;
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
