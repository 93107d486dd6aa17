import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../failure.mjs';
import { identityOf } from './identity.mjs';

/**
 * Holds `file` for as long as this process lives, so that two starts never share one folder; returns how to let go.
 * A lock whose holder is gone is taken over.
 */
export function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) });
  const candidate = `${file}.${process.pid}`;
  writeFileSync(candidate, mine);
  try {
    while (!linked(candidate, file)) setAsideStale(file, candidate);
  } finally {
    rmSync(candidate, { force: true });
  }
  return () => contentOf(file) === mine && rmSync(file, { force: true });
}

/** A hard link appears whole or not at all: nobody ever reads a lock half written. */
function linked(candidate, file) {
  try {
    linkSync(candidate, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function setAsideStale(file, candidate) {
  const content = contentOf(file);
  if (content === null) return;
  refuseIfHeld(content);
  const aside = `${candidate}.stale`;
  renameSync(file, aside);
  const moved = contentOf(aside);
  // Another start may have taken it over between our look and our rename: then it gets its lock back.
  if (moved !== content) linked(aside, file);
  rmSync(aside, { force: true });
}

function refuseIfHeld(content) {
  const { pid, identity } = parsed(content);
  if (!identity || identityOf(pid) !== identity) return;
  throw new Failure(
    `Freshet already runs from this folder (process ${pid}): stop it first, with Ctrl-C or "kill ${pid}".`,
  );
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return {};
  }
}
