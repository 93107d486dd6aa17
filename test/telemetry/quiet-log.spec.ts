import { QuietLog } from '../../src/telemetry/quiet-log.js';
import { Log, type LogFields } from '../../src/shared/log.js';

class Kept extends Log {
  readonly lines: LogFields[] = [];
  in = () => this;
  info = () => undefined;
  error = () => undefined;
  warn(fields: LogFields): void {
    this.lines.push(fields);
  }
}

describe('a log of what may go wrong thousands of times a second', () => {
  it('has one line a second for each cause, which says how many it stands for', () => {
    const kept = new Kept();
    let now = 0;
    const log = new QuietLog(kept, () => now);
    for (now = 0; now < 2_500; now += 1) {
      log.warn('full', { cause: 'full' }, 'worker disturbed');
      if (now % 100 === 0) log.warn('gone', { cause: 'gone' }, 'worker disturbed');
    }
    expect(kept.lines.filter(({ cause }) => cause === 'full')).toEqual([{ cause: 'full' }, { cause: 'full', alsoUntold: 999 }, { cause: 'full', alsoUntold: 999 }]);
    expect(kept.lines.filter(({ cause }) => cause === 'gone')).toHaveLength(3);
  });

  it('does not grow with the number of causes', () => {
    const kept = new Kept();
    const log = new QuietLog(kept, () => 0);
    for (let at = 0; at < 5_000; at += 1) log.warn(`cause ${at}`, {}, 'x');
    expect(kept.lines).toHaveLength(5_000);
  });
});
