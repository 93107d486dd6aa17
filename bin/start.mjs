#!/usr/bin/env node
// The rest is imported only when this Node can read it.
import { refusalOfNode } from './node-version.mjs';

var refusal = refusalOfNode(process.version);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  void import('./commands/start.mjs').then(function (command) {
    return command.run(process.argv.slice(2));
  });
}
