import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Stopped } from '../failure.mjs';
import { endInOrder } from './ending.mjs';
import { lossOf, spawnMember } from './member.mjs';
import { writeRegister } from './register.mjs';

const WATCHDOG = fileURLToPath(new URL('../watchdog.mjs', import.meta.url));

/** Every process we start, and the promise that none outlives us. */
export class Crew {
  #members = [];
  #register;
  #watchdog;
  #onLoss;
  #stopping = false;
  #hasten = new AbortController();

  /** `onLoss(failure)` is told when a member ends although nobody asked it to. */
  constructor({ register, folderToRemove, onLoss }) {
    this.#register = register;
    this.#onLoss = onLoss;
    writeRegister(register, []);
    this.#watchdog = startWatchdog(register, folderToRemove);
  }

  /**
   * Starts a member and resolves to it once `ready(member)` does; a {@link Failure} when it ends before that. When it ends
   * later although nobody asked it to, `onLoss(failure)` is told, or else the whole crew is lost.
   */
  async start({ ready, onLoss = (failure) => this.giveUp(failure), ...spec }) {
    const member = await this.#enlist(spec);
    const lost = member.exited.then((end) => {
      throw this.#stopping ? new Stopped() : lossOf(member, end);
    });
    if (ready) await Promise.race([ready(member), lost]);
    lost.catch(onLoss);
    return member;
  }

  /** A member is lost, and nothing can be done about it. */
  giveUp(failure) {
    this.#onLoss(failure);
  }

  /** Runs a command to its end and returns `{ code, output }`; throws {@link Stopped} when we were stopped meanwhile. */
  async run(spec) {
    const member = await this.#enlist({ ...spec, rank: 'step' });
    const { code } = await member.exited;
    if (this.#stopping) throw new Stopped();
    return { code, output: member.lastLines() };
  }

  pids() {
    return Object.fromEntries(this.#members.map(({ name, pid }) => [name, pid]));
  }

  /** Ends everyone in order, and then the watchdog; `hasten()` meanwhile cuts the grace of the app's processes. */
  async stop() {
    this.#stopping = true;
    await endInOrder(this.#members, { hasten: this.#hasten.signal });
    await dismiss(this.#watchdog);
  }

  hasten() {
    this.#hasten.abort();
  }

  async #enlist(spec) {
    if (this.#stopping) throw new Stopped();
    const member = spawnMember(spec);
    if (member.pid) this.#rewrite([...this.#members, member]);
    void member.exited.then(() => this.#rewrite(this.#members.filter((other) => other !== member)));
    await member.spawned;
    return member;
  }

  #rewrite(members) {
    this.#members = members;
    // While stopping the file may already be on its way out with its folder, and its entries only ever shrink.
    if (!this.#stopping) writeRegister(this.#register, members);
  }
}

function startWatchdog(register, folderToRemove) {
  const args = [WATCHDOG, register, ...(folderToRemove ? [folderToRemove] : [])];
  const watchdog = spawn(process.execPath, args, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.stdin.on('error', () => {});
  watchdog.unref();
  return watchdog;
}

/** The closed pipe ends it; by now its register lists nobody. */
async function dismiss(watchdog) {
  if (watchdog.exitCode !== null || watchdog.signalCode !== null) return;
  watchdog.ref();
  watchdog.stdin.end();
  await once(watchdog, 'exit');
}
