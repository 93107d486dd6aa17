import { describe, expect, it } from '@jest/globals';
import { SignedNotes } from '../../../src/console/sign-in/signed-notes.js';
import { testConfig } from '../../support/environment.js';
import { HandMovedClock } from '../hand-moved-clock.js';

const clock = new HandMovedClock();
const notes = new SignedNotes(clock, testConfig('postgres://nowhere/none'));

describe('a signed note', () => {
  it('is read as it was written, for what it was written', () => {
    const note = notes.sign('pending-sign-in', 'robin 123', 60);
    expect(notes.read('pending-sign-in', note)).toBe('robin 123');
    expect(notes.read('known-device', note)).toBeNull();
  });

  it('is worth nothing once its time is over', () => {
    const note = notes.sign('known-device', 'robin', 60);
    clock.move({ seconds: 61 });
    expect(notes.read('known-device', note)).toBeNull();
  });

  it('cannot be made up, nor changed', () => {
    const note = notes.sign('known-device', 'robin', 60);
    const [said = '', seal = ''] = note.split('.');
    const other = Buffer.from(Buffer.from(said, 'base64url').toString().replace('robin', 'alexx')).toString('base64url');
    for (const made of ['', '.', said, `${said}.`, `.${seal}`, `${other}.${seal}`, `${said}.${seal}x`, `${said}.${seal.toLowerCase()}`]) {
      expect(notes.read('known-device', made)).toBeNull();
    }
  });
});
