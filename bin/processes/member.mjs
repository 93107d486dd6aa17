import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Failure } from '../failure.mjs';
import { identityOf } from './identity.mjs';
import { Tail, tailOfFile } from './tail.mjs';

/**
 * Starts one process as the leader of its own process group, so that Ctrl-C in a terminal does not reach it.
 * `output` is where it writes: `inherit` (our own terminal), `{ file }`, or `{ onLine }`, told line by line.
 * `account` ({ uid, gid }) runs it as another user; `input` is written to its standard input.
 */
export function spawnMember({ name, rank, command, args = [], env, cwd, account, input, output = {} }) {
  const log = output.file ? openSync(output.file, 'w', 0o600) : null;
  const out = output === 'inherit' ? output : (log ?? 'pipe');
  const stdio = [input === undefined ? 'ignore' : 'pipe', out, out];
  const child = spawn(command, args, { ...account, cwd, env, detached: true, stdio });
  if (log !== null) closeSync(log);
  child.stdin?.end(input);

  const tail = new Tail();
  const onLine = (line) => {
    tail.push(line);
    output.onLine?.(line);
  };
  return {
    name,
    rank,
    pid: child.pid,
    identity: child.pid ? identityOf(child.pid) : null,
    spawned: once(child, 'spawn').catch((error) => Promise.reject(unstartable(command, error))),
    exited: untilExit(child, [child.stdout, child.stderr].filter(Boolean), onLine),
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    lastLines: () => (output.file ? tailOfFile(output.file) : tail.lines()),
  };
}

async function untilExit(child, streams, onLine) {
  const read = Promise.all(streams.map((stream) => readLines(stream, onLine)));
  const [code, signal] = await new Promise((resolve) => {
    child.on('exit', (...end) => resolve(end));
    child.on('error', () => resolve([null, null]));
  });
  // A grandchild may keep the pipe open for long; what matters has been said by then.
  await Promise.race([read, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  return { code, signal };
}

async function readLines(stream, onLine) {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) onLine(line);
}

/** What is said of a member that ended although nobody asked it to. */
export function lossOf(member, { code, signal }) {
  const how = signal ? `was ended by ${signal}` : `ended by itself with exit code ${code}`;
  return new Failure(`${member.name} ${how}.`, member.lastLines());
}

function unstartable(command, error) {
  const why = error.code === 'ENOENT' ? 'it is not there' : error.message;
  return new Failure(`Cannot start ${command}: ${why}.`);
}
