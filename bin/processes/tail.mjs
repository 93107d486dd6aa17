import { readFileSync } from 'node:fs';

const KEPT_LINES = 25;

/** Remembers the last lines of what is pushed into it. */
export class Tail {
  #lines = [];

  push(line) {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
  }

  lines() {
    return [...this.#lines];
  }
}

/** The last lines of `file`, or none when there is no such file. */
export function tailOfFile(file) {
  try {
    return lastLines(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

export function lastLines(text) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .slice(-KEPT_LINES);
}
