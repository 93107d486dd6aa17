import { isOlder, isVisible, NOTHING_VISIBLE } from '../../src/cached-fields/pg-snapshot.js';

describe('a snapshot', () => {
  it('sees what had ended, and neither what was running nor what had not begun', () => {
    const seen = ['9', '10', '12', '14', '15', '100'].filter((xid) => isVisible(xid, '10:15:10,13'));
    expect(seen).toEqual(['9', '12', '14']);
  });

  it('tells ids apart that are equal as doubles', () => {
    expect(isVisible('9007199254740993', '9007199254740993:9007199254740994:9007199254740993')).toBe(false);
    expect(isVisible('9007199254740992', '9007199254740993:9007199254740994:')).toBe(true);
    expect(isOlder('1:18446744073709551613:', '1:18446744073709551614:')).toBe(true);
  });

  it('is older with a smaller xmax, or with more in progress below the same', () => {
    expect(isOlder('9:20:', '9:100:')).toBe(true);
    expect(isOlder('9:20:9,12', '9:20:9')).toBe(true);
    expect(isOlder('9:20:9', '9:20:9')).toBe(false);
    expect(isOlder(NOTHING_VISIBLE, '3:4:')).toBe(true);
  });
});
