import fc from 'fast-check';
import { coveredFee } from '../../src/donations/covered-fee.js';
import { SandboxGateway } from '../../src/payments/sandbox-gateway.js';
import { SystemClock } from '../../src/shared/clock.js';
import { money, type Money } from '../../src/shared/money.js';

const gateway = new SandboxGateway(new SystemClock());
const gift = fc.integer({ min: 1, max: 1e11 });

/** Fees as providers take them: a share, rounded up, down or to the nearest, and a fixed part. */
const rate = fc.record({ points: fc.integer({ min: 0, max: 2_500 }), fixed: fc.integer({ min: 0, max: 1_000 }), round: fc.constantFrom(0n, 5_000n, 9_999n) });

describe('the fee that a donor covers', () => {
  it.each([
    [1, 1],
    [49, 1],
    [50, 2],
    [100, 3],
    [2_500, 52],
    [10_000, 205],
  ])('for %d is %d at the sandbox', (amount, fee) => {
    expect(coveredFee(money(amount, 'GBP'), (gross) => gateway.feeOf(gross))).toBe(fee);
  });

  it('leaves the gift whole, and is the smallest that does', () => {
    fc.assert(
      fc.property(gift, rate, (amount, { points, fixed, round }) => {
        const feeOf = ({ amount: gross }: Money) => Number((BigInt(gross) * BigInt(points) + round) / 10_000n) + fixed;
        const fee = coveredFee(money(amount, 'GBP'), feeOf);
        const netOf = (added: number) => amount + added - feeOf(money(amount + added, 'GBP'));
        expect(netOf(fee)).toBeGreaterThanOrEqual(amount);
        if (fee > 0) expect(netOf(fee - 1)).toBeLessThan(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  it('asks for the fee only a few times, whatever the gift', () => {
    fc.assert(
      fc.property(gift, (amount) => {
        let asked = 0;
        coveredFee(money(amount, 'JPY'), (gross) => ((asked += 1), gateway.feeOf(gross)));
        expect(asked).toBeLessThan(20);
      }),
    );
  });
});
