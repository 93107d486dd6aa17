import { covers, type FigureState } from '../../src/cached-fields/additive/figure-state.js';

const [EARLIER, LATER] = ['10:10:', '12:12:'];

const stateOf = (snapshot: string, version: FigureState['version'], gifts: number): FigureState => ({ measures: { gifts }, snapshot, at: 0, version });
const hash = (epoch: string, sequence: number, snapshot: string, gifts = sequence) => stateOf(snapshot, { epoch: `life:${'abc'.indexOf(epoch) + 1}:random`, sequence }, gifts);
const columns = (snapshot: string, gifts = 1) => stateOf(snapshot, null, gifts);

describe('figures take back nothing of others', () => {
  it.each([
    ['that came before them in one life of a hash', hash('a', 2, EARLIER), hash('a', 1, LATER), true],
    ['unless those came after them', hash('a', 1, LATER), hash('a', 2, EARLIER), false],
    ['from the columns at the same snapshot', hash('a', 2, EARLIER), columns(EARLIER), true],
    ['with an earlier snapshot, in another life', hash('b', 1, LATER), hash('a', 7, EARLIER), true],
    ['unless those have a later snapshot', hash('b', 9, EARLIER), hash('a', 1, LATER), false],
    ['unless those may have a delta beyond the same snapshot: what an earlier life said may be heard last', hash('a', 1, EARLIER), hash('b', 2, EARLIER), false],
    ['nor have the columns it, then', columns(EARLIER, 1), hash('b', 2, EARLIER), false],
    ['with the same snapshot, in an earlier life: whatever was counted beyond it would be visible', hash('b', 1, EARLIER, 3), hash('a', 9, EARLIER, 9), true],
    ['that amount to the same at the same snapshot, as after a flush at night', hash('b', 1, EARLIER, 5), hash('a', 9, EARLIER, 5), true],
  ])('%s', (_, next, held, isSo) => {
    expect(covers(next, held)).toBe(isSo);
  });
});
