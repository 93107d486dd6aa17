import type { DonationId } from '../../../shared/ids.js';
import type { PseudoRandom } from '../pseudo-random.js';
import type { DemoDonation } from './demo-donation.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FAILED_SHARE = 0.015;
const REFUNDED_SHARE = 0.004;

/** No gift is made later than this before now, so that its receipt too is already sent. */
export const SETTLING_MS = 20 * SECOND;

const FAILURES: readonly (readonly [failure: string, token: string])[] = [
  ['card_declined', 'sandbox:card_declined'],
  ['card_declined', 'sandbox:card_declined'],
  ['insufficient_funds', 'sandbox:insufficient_funds'],
  ['expired_card', 'sandbox:expired_card'],
  ['authentication_required', 'sandbox:refused'],
];

export type PaymentOutcome = Pick<
  DemoDonation,
  | 'status'
  | 'refunded'
  | 'payment_token'
  | 'gateway_reference'
  | 'failure'
  | 'captured_at'
  | 'failed_at'
  | 'receipt_sent_at'
>;

/** What became of an attempt: nearly always money, sometimes a refusal, now and then money given back. */
export function paymentOutcome(
  random: PseudoRandom,
  attempt: { id: DonationId; createdAt: Date; amount: number; coveredFee: number },
  now: Date,
): PaymentOutcome {
  const settledAt = after(attempt.createdAt, random.between(700, 4_000));
  if (random.chance(FAILED_SHARE)) return failed(random, settledAt);
  // Drawn in any case, so that chance goes on alike whatever the time is.
  const wish = refundOf(random, attempt);
  const refunded = after(attempt.createdAt, 3 * HOUR) < now ? wish : 0;
  return {
    status:
      refunded === 0
        ? 'captured'
        : refunded === attempt.amount + attempt.coveredFee
          ? 'refunded'
          : 'partly_refunded',
    refunded,
    payment_token: 'sandbox:approve',
    gateway_reference: `sbx_${attempt.id}`,
    failure: null,
    captured_at: settledAt,
    failed_at: null,
    receipt_sent_at: after(settledAt, random.between(1_500, 9_000)),
  };
}

function failed(random: PseudoRandom, at: Date): PaymentOutcome {
  const [failure, token] = random.pick(FAILURES);
  return {
    status: 'failed',
    refunded: 0,
    payment_token: token,
    gateway_reference: null,
    failure,
    captured_at: null,
    failed_at: at,
    receipt_sent_at: null,
  };
}

/** All of it where somebody paid twice, half where somebody slipped on a key. */
function refundOf(
  random: PseudoRandom,
  { amount, coveredFee }: { amount: number; coveredFee: number },
): number {
  if (!random.chance(REFUNDED_SHARE)) return 0;
  return random.chance(0.6) ? amount + coveredFee : Math.ceil(amount / 2);
}

function after(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
