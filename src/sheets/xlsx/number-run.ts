const [MINUS, POINT, LESS] = [0x2d, 0x2e, 0x3c];
/** Up to here a whole number divided by a power of ten is exactly what the digits mean, rounded once. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** A plain decimal number, read from its bytes. Source of the bound: W. D. Clinger, How to read floating point numbers accurately, 1990. */
export class NumberRun {
  value = 0;
  end = 0;

  /** Whether there is such a number from `start` to the next `<`, with few enough digits. */
  find(bytes: Buffer, start: number): boolean {
    const isNegative = bytes[start] === MINUS;
    let at = isNegative ? start + 1 : start;
    const first = at;
    let digits = 0;
    for (let digit = (bytes[at] ?? 0) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[at] ?? 0) - 0x30) {
      digits = digits * 10 + digit;
      at += 1;
    }
    let decimals = 0;
    if (bytes[at] === POINT && at > first) {
      const point = at;
      at += 1;
      for (let digit = (bytes[at] ?? 0) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[at] ?? 0) - 0x30) {
        digits = digits * 10 + digit;
        at += 1;
      }
      decimals = at - point - 1;
    }
    if (bytes[at] !== LESS || at === first || at - first > MOST_DIGITS) return false;
    const value = decimals === 0 ? digits : digits / (POWERS[decimals] ?? 1);
    this.value = isNegative ? -value : value;
    this.end = at;
    return true;
  }
}
