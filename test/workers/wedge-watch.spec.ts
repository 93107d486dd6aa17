import { LONGEST_BOOT_MS, LONGEST_IDLENESS_MS, LONGEST_SILENCE_MS, WedgeWatch } from '../../src/workers/wedge-watch.js';

const SECOND = 1_000;

/** Second by second: what the process says and how many jobs are ready. */
function reasonAfter(seconds: number, at: (second: number) => { begun?: number; hasRoom?: boolean; silent?: boolean; ready?: number | null }): string | null {
  const watch = new WedgeWatch(0);
  let reason: string | null = null;
  for (let second = 0; second <= seconds; second += 1) {
    const { begun = 0, hasRoom = true, silent = false, ready = 0 } = at(second);
    if (!silent) watch.hear({ begun, hasRoom }, second * SECOND);
    watch.see(ready, second * SECOND);
    reason = watch.reasonToReplace(second * SECOND);
    if (reason !== null) return reason;
  }
  return reason;
}

describe('a worker is', () => {
  it('left alone while there is nothing to do', () => expect(reasonAfter(600, () => ({}))).toBeNull());
  it('left alone while it begins jobs, however many wait', () => expect(reasonAfter(600, (second) => ({ begun: second, ready: 100_000 }))).toBeNull());
  it('left alone while it has no room for another', () => expect(reasonAfter(600, () => ({ hasRoom: false, ready: 50 }))).toBeNull());
  it('left alone while nobody can tell what there is to do', () => expect(reasonAfter(600, () => ({ ready: null }))).toBeNull());
  it('left alone where work comes and goes', () => expect(reasonAfter(600, (second) => ({ ready: second % 5 === 0 ? 0 : 1 }))).toBeNull());
  it('left alone while it boots', () => expect(reasonAfter(LONGEST_BOOT_MS / SECOND, () => ({ silent: true, ready: 5 }))).toBeNull());
  it('replaced where it never comes up', () => expect(reasonAfter(LONGEST_BOOT_MS / SECOND + 1, () => ({ silent: true }))).toMatch(/said nothing/));
  it('replaced where it falls silent', () => expect(reasonAfter(2 + LONGEST_SILENCE_MS / SECOND, (second) => ({ silent: second > 1 }))).toMatch(/said nothing for \d+ s/));
  it('replaced where it talks but begins nothing', () => expect(reasonAfter(1 + LONGEST_IDLENESS_MS / SECOND, () => ({ begun: 7, ready: 3 }))).toMatch(/begun nothing for \d+ s although there is work/));
});
