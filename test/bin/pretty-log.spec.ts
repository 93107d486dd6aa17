import { prettyLine } from '../../bin/output/pretty-log.mjs';

const at = new Date(2026, 0, 31, 12, 0, 1).getTime();
const line = (fields: object) =>
  prettyLine('web', JSON.stringify({ level: 30, time: at, pid: 4, process: 'web', ...fields }));

describe('a line of the log', () => {
  it('shows a request as method, path, status and time', () => {
    expect(
      line({
        msg: 'request',
        requestId: 'r',
        method: 'GET',
        url: '/c/library',
        route: '/c/:slug',
        status: 200,
        ms: 4.2,
      }),
    ).toBe('12:00:01 web GET /c/library 200 4 ms');
  });

  it('shows anything else as its message and fields', () => {
    expect(line({ msg: 'job done', queue: 'email', waited: 3, payload: { id: 1 }, nothing: null })).toBe(
      '12:00:01 web job done queue=email waited=3 payload={"id":1}',
    );
  });

  it('shows an error with its stack, a warning with its reason only', () => {
    const err = { message: 'no route', stack: 'Error: no route\n    at connect' };
    expect(line({ level: 50, msg: 'lost Redis', err })).toMatch(
      /lost Redis\n +Error: no route\n +at connect$/,
    );
    expect(line({ level: 40, msg: 'lost Redis', err })).toMatch(/lost Redis\n +no route$/);
  });

  it('leaves out debugging and empty lines', () => {
    expect(line({ level: 20, msg: 'detail' })).toBeNull();
    expect(prettyLine('web', '  ')).toBeNull();
  });

  it.each(['(node:12) Warning: something', '{ not json', '{"no":"level"}'])(
    'passes on what is not ours: %s',
    (text) => {
      expect(prettyLine('web', text)).toMatch(/^\d\d:\d\d:\d\d web /);
      expect(prettyLine('web', text)).toContain(text);
    },
  );
});
