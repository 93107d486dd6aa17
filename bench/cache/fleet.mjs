import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MEMBER = fileURLToPath(new URL('member.mjs', import.meta.url));

/** Processes that read through one contender, and are told what to do all at once. */
export class Fleet {
  #members;

  /** `open` is what every contender is opened with. */
  static async of(count, open) {
    const fleet = new Fleet();
    fleet.#members = Array.from({ length: count }, () =>
      fork(MEMBER, { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] }),
    );
    await fleet.all('open', open);
    return fleet;
  }

  /** What every process answers. */
  all(action, wishes = {}) {
    return Promise.all(this.#members.map((member) => ask(member, { action, ...wishes })));
  }

  /** What the first answers. */
  one(action, wishes = {}) {
    return ask(this.#members[0], { action, ...wishes });
  }

  /** Does not wait for what they are at. */
  tell(action) {
    for (const member of this.#members) member.send({ action });
  }

  async end() {
    const exits = this.#members.map((member) => once(member, 'exit'));
    for (const member of this.#members) member.disconnect();
    await Promise.all(exits);
  }
}

let asked = 0;

function ask(member, message) {
  const number = (asked += 1);
  return new Promise((resolve, reject) => {
    const hear = (answer) => {
      if (answer.number !== number) return;
      leave();
      if (answer.error) reject(new Error(answer.error));
      else resolve(answer.result);
    };
    const die = () => {
      leave();
      reject(new Error('a process of the fleet has ended'));
    };
    const leave = () => member.off('message', hear).off('exit', die);
    member.on('message', hear).on('exit', die);
    member.send({ ...message, number });
  });
}
