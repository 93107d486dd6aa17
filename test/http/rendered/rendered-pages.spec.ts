import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Changes } from '../../../src/http/rendered/changes.js';
import { PageVersions, UnknownVersions } from '../../../src/http/rendered/page-versions.js';
import type { BuildOutcome } from '../../../src/http/rendered/page-builds.js';
import { RenderedPages } from '../../../src/http/rendered/rendered-pages.js';
import type { Rendering } from '../../../src/http/rendered/rendering.js';
import { GatedSource } from './gated-source.js';
import { HandMovedTime } from './hand-moved-time.js';

/** Changes that are told by hand. */
class ToldVersions extends PageVersions {
  readonly changes = new Changes();
  readonly followed: string[] = [];
  isDeaf = false;
  #listener: (name: string) => void = () => undefined;

  moment(): number | null {
    return this.isDeaf ? null : this.changes.moment;
  }

  hasChanged(page: string, things: readonly string[], moment: number): boolean {
    return this.changes.hasAny([page, ...things], moment);
  }

  follow(page: string): void {
    this.followed.push(page);
  }

  onChange(listener: (name: string) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  tell(name: string): void {
    this.changes.note(name);
    this.#listener(name);
  }
}

let time: HandMovedTime;
let source: GatedSource;
let outcomes: BuildOutcome[];
let opened: RenderedPages[];

beforeEach(() => {
  time = new HandMovedTime();
  source = new GatedSource();
  outcomes = [];
  opened = [];
});

afterEach(() => {
  for (const pages of opened) pages.close();
  time.restore();
});

function renderedPages({ versions = new UnknownVersions() as PageVersions, mostBytes = 1_000_000 } = {}): RenderedPages {
  const pages = new RenderedPages({ source, versions, mostBytes, onBuild: (_page, outcome) => outcomes.push(outcome) });
  opened.push(pages);
  return pages;
}

const textOf = (rendering: Rendering | null): string => {
  const variant = rendering?.variant(['identity']);
  return variant === undefined || variant instanceof Promise ? '' : variant.body.toString();
};

/** Lets what is under way behind the readers come to its end. */
async function settle(): Promise<void> {
  for (let patience = 500; patience > 0; patience -= 1) {
    await sleep(20);
    if (outcomes.length >= source.builds.length) return;
  }
}

describe('a page that many read', () => {
  it('is built once for 200 simultaneous first readers, and they share its bytes', async () => {
    source.shut();
    const pages = renderedPages();
    const readers = Array.from({ length: 200 }, async () => pages.find('/a'));
    source.open();
    const renderings = await Promise.all(readers);
    expect(source.builds).toEqual(['/a']);
    expect(source.questions).toEqual([['/a']]);
    expect(new Set(renderings).size).toBe(1);
    expect(textOf(renderings[0] ?? null)).toContain('first');
  });

  it('is served without a promise once it is there, and not built again within a second', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    time.pass(700);
    const reads = Array.from({ length: 10_000 }, () => pages.find('/a'));
    expect(reads.some((read) => read instanceof Promise)).toBe(false);
    expect(source.builds).toHaveLength(1);
  });

  it('is served at once when it is older than a second, and built anew behind the readers', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    source.text = 'second';
    time.pass(1_100);
    source.shut();
    const reads = Array.from({ length: 100 }, () => pages.find('/a') as Rendering);
    expect(reads.map(textOf).filter((text) => text.includes('first'))).toHaveLength(100);
    source.open();
    await settle();
    expect(textOf(pages.find('/a') as Rendering)).toContain('second');
    expect(source.builds).toHaveLength(2);
  });

  it('that nobody read for a while is waited for, so that a rare reader is not shown old figures', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    source.text = 'second';
    time.pass(3_600_000);
    expect(textOf(await pages.find('/a'))).toContain('second');
  });

  it('that nobody read for a while is not waited for when it takes long', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    time.pass(3_600_000);
    // Whoever waited for it would wait for ever.
    source.shut();
    expect(textOf(await pages.find('/a'))).toContain('first');
    time.pass(300);
    expect(pages.find('/a')).not.toBeInstanceOf(Promise);
    source.open();
    await settle();
  });
});

describe('a page that did not change', () => {
  it('keeps its bytes and tags, and states a newer instant before it looks forgotten', async () => {
    const pages = renderedPages();
    const first = await pages.find('/a');
    for (let second = 1; second <= 3; second += 1) {
      time.pass(1_100);
      void pages.find('/a');
      await settle();
      expect(pages.find('/a')).toBe(first);
    }
    expect(outcomes).toEqual(['rendered', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('is not even built until it or something it shows is told to have changed', async () => {
    const versions = new ToldVersions();
    const pages = renderedPages({ versions });
    for (const name of ['/a', 'thing of /a']) {
      await pages.find('/a');
      const builds = source.builds.length;
      time.pass(3_000);
      versions.changes.note('thing of /b');
      for (let read = 0; read < 100; read += 1) expect(pages.find('/a')).not.toBeInstanceOf(Promise);
      await settle();
      expect(source.builds).toHaveLength(builds);
      versions.changes.note(name);
      await pages.find('/a');
      expect(source.builds).toHaveLength(builds + 1);
    }
    expect(versions.followed).toContain('/a');
  });

  it('is built now and then all the same, so that it does not look forgotten', async () => {
    const pages = renderedPages({ versions: new ToldVersions() });
    await pages.find('/a');
    for (let second = 0; second < 60; second += 1) {
      time.pass(1_000);
      void pages.find('/a');
      await settle();
    }
    expect(source.builds.length).toBeLessThanOrEqual(7);
    expect(Date.now() - (pages.find('/a') as Rendering).asOf.getTime()).toBeLessThan(12_000);
  });

  it('is built all the same when the hour strikes at which it reads differently', async () => {
    source.turnsAt = new Date(Date.now() + 2_500);
    const pages = renderedPages({ versions: new ToldVersions() });
    await pages.find('/a');
    time.pass(2_000);
    await pages.find('/a');
    expect(source.builds).toHaveLength(1);
    time.pass(1_000);
    await pages.find('/a');
    expect(source.builds).toHaveLength(2);
  });

  it('is built once a second while changes may go unheard, and once more when they are heard again', async () => {
    const versions = new ToldVersions();
    const pages = renderedPages({ versions });
    await pages.find('/a');
    versions.isDeaf = true;
    for (let second = 1; second <= 3; second += 1) {
      time.pass(1_100);
      void pages.find('/a');
      await settle();
      expect(source.builds).toHaveLength(1 + second);
    }
    versions.isDeaf = false;
    versions.changes.noteAll();
    for (let second = 1; second <= 3; second += 1) {
      time.pass(1_100);
      void pages.find('/a');
      await settle();
      expect(source.builds).toHaveLength(5);
    }
  });

  it('is built once a second while its figures lag: nobody tells when they no longer do', async () => {
    const pages = renderedPages({ versions: new ToldVersions() });
    source.isStale = true;
    await pages.find('/a');
    time.pass(1_100);
    void pages.find('/a');
    await settle();
    expect(source.builds).toHaveLength(2);
  });
});

describe('a page that changes while it is being read', () => {
  it('is built before anyone asks, once for however many changes', async () => {
    const versions = new ToldVersions();
    const pages = renderedPages({ versions });
    await pages.find('/a');
    source.text = 'second';
    time.pass(1_001);
    for (let change = 0; change < 50; change += 1) versions.tell('thing of /a');
    versions.tell('thing of /b');
    await settle();
    expect(source.builds).toEqual(['/a', '/a']);
    expect(textOf(pages.find('/a') as Rendering)).toContain('second');
  });

  it.each(['first', 'second'])('loses no change that comes while it is built for the %s time', async (nth) => {
    const versions = new ToldVersions();
    const pages = renderedPages({ versions });
    if (nth === 'second') {
      await pages.find('/a');
      time.pass(1_001);
      versions.changes.note('/a');
    }
    source.duringBuild = () => {
      source.duringBuild = () => undefined;
      source.text = 'changed';
      versions.tell('/a');
    };
    expect(textOf(await pages.find('/a'))).toContain('first');
    for (let patience = 500; patience > 0 && !textOf((await pages.find('/a')) as Rendering).includes('changed'); patience -= 1) {
      time.pass(20);
      await sleep(20);
    }
    expect(textOf((await pages.find('/a')) as Rendering)).toContain('changed');
  });
});

describe('with its source gone', () => {
  it('the last rendering is served at once, says that it lags and from when it is, and comes back by itself', async () => {
    const pages = renderedPages();
    const first = (await pages.find('/a')) as Rendering;
    source.failure = new Error('gone');
    time.pass(1_500);
    void pages.find('/a');
    await settle();
    const lagging = pages.find('/a') as Rendering;
    expect(textOf(lagging)).toBe(textOf(first).replace('current', 'lagging'));
    expect(lagging.asOf).toEqual(first.asOf);
    source.failure = null;
    source.text = 'back';
    time.pass(6_000);
    void pages.find('/a');
    await settle();
    expect(textOf(pages.find('/a') as Rendering)).toContain('back</p><p>current');
  });

  it('it is asked ever more rarely, and nobody waits', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    source.failure = new Error('gone');
    for (let tenth = 0; tenth < 600; tenth += 1) {
      time.pass(100);
      const found = pages.find('/a');
      if (tenth > 30) expect(found).not.toBeInstanceOf(Promise);
      await found;
      await new Promise(setImmediate);
    }
    expect(source.builds.length).toBeGreaterThan(5);
    expect(source.builds.length).toBeLessThan(20);
  });

  it('first readers are told, and none is told for the one before', async () => {
    const pages = renderedPages();
    source.failure = new Error('gone');
    await expect(pages.find('/a')).rejects.toThrow('gone');
    source.failure = null;
    expect(textOf(await pages.find('/a'))).toContain('first');
  });

  it('a page that takes long says that it lags, and nobody waits for the next', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    time.pass(1_500);
    source.shut();
    void pages.find('/a');
    for (let patience = 500; patience > 0 && !textOf(pages.find('/a') as Rendering).includes('lagging'); patience -= 1) await sleep(20);
    expect(textOf(pages.find('/a') as Rendering)).toContain('lagging');
    source.open();
    await settle();
    expect(textOf(pages.find('/a') as Rendering)).toContain('current');
  });
});

describe('a page that is not there', () => {
  it('is asked for once a second, and appears when it is made', async () => {
    const pages = renderedPages();
    for (let read = 0; read < 50; read += 1) expect(await pages.find('/none')).toBeNull();
    expect(source.questions).toHaveLength(1);
    source.existing.add('/none');
    time.pass(1_100);
    await settle();
    expect(textOf(await pages.find('/none'))).toContain('first');
  });

  it('is gone at once for everyone when it is taken away', async () => {
    const pages = renderedPages();
    await pages.find('/a');
    source.existing.delete('/a');
    time.pass(1_100);
    void pages.find('/a');
    await settle();
    expect(pages.find('/a')).toBeNull();
  });

  it('costs few questions and no build, however many names are tried, and drives out no page', async () => {
    const pages = renderedPages({ mostBytes: 10_000 });
    await pages.find('/a');
    const before = pages.bytes;
    const tried = Array.from({ length: 1_500 }, async (_, serial) => pages.find(`/tried-${serial}`));
    expect(await Promise.all(tried)).toEqual(tried.map(() => null));
    expect(source.builds).toEqual(['/a']);
    expect(source.questions.length).toBeLessThanOrEqual(3);
    expect(pages.bytes).toBe(before);
    expect(pages.find('/a')).not.toBeInstanceOf(Promise);
  });

  it('is not waited for in an endless queue', async () => {
    const pages = renderedPages();
    source.shut();
    const tried = Array.from({ length: 10_000 }, (_, serial) => Promise.resolve(pages.find(`/tried-${serial}`)).catch(() => 'refused'));
    source.open();
    const answers = await Promise.all(tried);
    expect(answers.filter((answer) => answer === 'refused').length).toBeGreaterThan(5_000);
    expect(Math.max(...source.questions.map((pages) => pages.length))).toBeLessThanOrEqual(2_000);
  });
});

describe('memory', () => {
  it('is bounded in bytes, and what was read least recently goes first', async () => {
    const names = Array.from({ length: 100 }, (_, serial) => `/page-${serial}`);
    for (const name of names) source.existing.add(name);
    source.text = 'x'.repeat(10_000);
    const pages = renderedPages({ mostBytes: 500_000 });
    for (const name of names) {
      await pages.find(name);
      await pages.find('/page-0');
      expect(pages.bytes).toBeLessThanOrEqual(500_000);
    }
    expect(pages.find('/page-0')).not.toBeInstanceOf(Promise);
    expect(pages.find('/page-99')).not.toBeInstanceOf(Promise);
    const evicted = pages.find('/page-1');
    expect(evicted).toBeInstanceOf(Promise);
    await evicted;
  });

  it('is not needed for a page larger than all of it', async () => {
    source.text = 'x'.repeat(10_000);
    const pages = renderedPages({ mostBytes: 1_000 });
    expect(textOf(await pages.find('/a'))).toContain('xxx');
    expect(pages.bytes).toBe(0);
  });
});
