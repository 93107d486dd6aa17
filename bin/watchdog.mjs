// Outlives the process that started it by a second or two: when that process dies without having stopped its children
// (kill -9), the pipe on our standard input closes, and we end whatever its register still lists.
//   node watchdog.mjs <register> [folder to remove]
import { rmSync } from 'node:fs';
import { endInOrder } from './processes/ending.mjs';
import { readRegister } from './processes/register.mjs';

const [register, folderToRemove] = process.argv.slice(2);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

process.stdin.on('error', () => {});
process.stdin.on('close', async () => {
  await endInOrder(readRegister(register), { longestMs: 1_000 });
  if (folderToRemove) rmSync(folderToRemove, { recursive: true, force: true });
  process.exit();
});
process.stdin.resume();
