import { parseAmount } from '../../src/shared/amount-text.js';
import type { Currency } from '../../src/shared/currencies.js';

const minorUnits = (text: string, currency: Currency = 'GBP', locale = 'en-GB') => {
  const parsed = parseAmount(text, currency, locale);
  return parsed.ok ? parsed.value.amount : parsed.fault;
};

describe('an amount is read as the donor meant it', () => {
  it.each([
    ['25', 2_500],
    ['25.50', 2_550],
    ['25,5', 2_550],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ["1'234.56", 123_456],
    ['1,234', 123_400],
    ['1.234.567', 123_456_700],
    ['٢٥', 2_500],
    ['٢٥٫٥', 2_550],
    ['１２', 1_200],
    ['+5', 500],
    ['0.10', 10],
    ['5.000', 500],
    ['12,345', 1_234_500],
  ])('%s', (text, amount) => {
    expect(minorUnits(text)).toBe(amount);
  });

  it('has as many decimals as the currency', () => {
    expect(minorUnits('1000', 'JPY')).toBe(1_000);
    expect(minorUnits('10.5', 'JPY')).toBe('too_many_decimals');
    expect(minorUnits('1.2345', 'KWD')).toBe('too_many_decimals');
    expect(minorUnits('1.25', 'KWD')).toBe(1_250);
    expect(minorUnits('10.00', 'JPY')).toBe(10);
  });
});

describe('what is no amount is refused, never guessed', () => {
  it.each([
    ['-5', 'not_positive'],
    ['0', 'not_positive'],
    ['0.00', 'not_positive'],
    ['1e400', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['', 'not_a_number'],
    ['twenty', 'not_a_number'],
    ['25.5555', 'too_many_decimals'],
    ['0,100', 'not_a_number'],
    ['1,23,4.5', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['9'.repeat(17), 'too_large'],
    ['9'.repeat(400), 'not_a_number'],
  ])('%s', (text, fault) => {
    expect(minorUnits(text)).toBe(fault);
  });

  it('the locale decides where one sign is followed by three digits', () => {
    expect(minorUnits('1,234', 'EUR', 'en-GB')).toBe(123_400);
    expect(minorUnits('1,234', 'EUR', 'de')).toBe('too_many_decimals');
    expect(minorUnits('1.234', 'EUR', 'de')).toBe(123_400);
    expect(minorUnits('1.234', 'KWD', 'ar-KW')).toBe(1_234);
  });
});
