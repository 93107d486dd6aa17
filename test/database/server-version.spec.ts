import { describe, expect, it } from '@jest/globals';
import { refusalOfServer } from '../../src/database/server-version.js';

describe('a server', () => {
  it.each([180_000, 180_004, 190_001])('of version %d is taken', (version) => expect(refusalOfServer(version)).toBeNull());

  it.each([
    [150_018, 'this is PostgreSQL 15; Freshet needs 18 or later'],
    [179_999, 'this is PostgreSQL 17; Freshet needs 18 or later'],
  ])('of version %d is refused', (version, why) => expect(refusalOfServer(version)).toBe(why));
});
