import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeNext, signInPath } from '../../../src/console/sign-in/safe-next.js';

describe('where signing in leads', () => {
  it.each(['/console', '/console/outbox', '/console/outbox?page=2', '/console?a=b', '/console/outbox/a.eml'])('is the page that was asked for: %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it.each([
    undefined,
    ['/console/outbox', '/console'],
    '',
    '/',
    'console',
    '/consoles',
    '/c/library',
    'https://evil.example/console',
    '//evil.example/console',
    '/\\evil.example/console',
    '/console//evil.example',
    '/console\\..\\evil',
    '/console/../c/library',
    '/console/%2e%2e/c/library',
    '/\t/evil.example',
    '/console\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
    `/console/${'a'.repeat(3_000)}`,
  ])('is the first page of the console for anything else: %j', (next) => {
    expect(safeNext(next)).toBe('/console');
  });

  it('never leaves the console, whatever is asked for', () => {
    const parts = fc.constantFrom('/', '\\', '.', '..', 'console', '%2e', '%2f', '%5c', '@', ':', '?', '#', 'evil.example', '\t', ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (path) => {
        const { origin, pathname } = new URL(safeNext(path.join('')), 'https://freshet.example');
        return origin === 'https://freshet.example' && /^\/console(\/|$)/.test(pathname);
      }),
      { numRuns: 5_000 },
    );
  });

  it('stays the same when it is checked again', () => {
    fc.assert(fc.property(fc.webPath(), (path) => safeNext(safeNext(`/console${path}`)) === safeNext(`/console${path}`)));
  });

  it('is carried by the address of the sign-in page', () => {
    expect(signInPath('/console/outbox?a=1&b=2')).toBe('/console/sign-in?next=%2Fconsole%2Foutbox%3Fa%3D1%26b%3D2');
    expect(signInPath('/console')).toBe('/console/sign-in');
    expect(signInPath('//evil.example')).toBe('/console/sign-in');
  });
});
