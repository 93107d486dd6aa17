#!/usr/bin/env node
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { runCommand } from './operations/commands/run-command.js';

/** `npx freshet <command>`: what is done to a platform from a terminal. Results go to stdout, the log to stderr. */
const exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  open: openPlatform,
});
// A platform that failed to open half-way holds connections that would keep us waiting.
process.exit(exitCode);

// Imported here and not above: help, and commands that need no database, do not wait for it.
async function openPlatform(): Promise<INestApplicationContext> {
  const { loadConfig } = await import('./config/load-config.js');
  const config = loadConfig('cli', process.env);
  const { JsonLog } = await import('./telemetry/json-log.js');
  const log = JsonLog.open(config, process.stderr);
  const [{ NestFactory }, { CliModule }, { nestLog }] = await Promise.all([
    import('@nestjs/core'),
    import('./cli.module.js'),
    import('./telemetry/nest-log.js'),
  ]);
  return NestFactory.createApplicationContext(CliModule.for(config), {
    logger: nestLog(log),
    abortOnError: false,
  });
}
