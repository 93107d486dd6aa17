#!/usr/bin/env node
import 'reflect-metadata';
import { runCommand } from './operations/commands/run-command.js';

/** `npx freshet <command>`: what is done to a platform from a terminal. Results go to stdout, the log to stderr. */
const exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  // Imported when asked for and not above: help, and commands that need no database, do not wait for it.
  open: async () => (await import('./open-cli.js')).openPlatform(),
  openFigures: async () => (await import('./open-cli.js')).openFigures(),
});
// A platform that failed to open half-way holds connections that would keep us waiting.
process.exit(exitCode);
