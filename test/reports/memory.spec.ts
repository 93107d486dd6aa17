import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

/** The most memory, in MiB, that writing so many rows to a slow reader took. */
async function mostMemory(format: string, rows: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/reports/export-child.mjs', database.url, format, String(rows)]);
  return Number(stdout);
}

it.each(['csv', 'xlsx'])('twenty times the rows take no more memory, however slow their reader: .%s', async (format) => {
  const few = await mostMemory(format, 10_000);
  const many = await mostMemory(format, 200_000);
  expect(few).toBeGreaterThan(30);
  expect(many).toBeLessThan(150);
  expect(many - few).toBeLessThan(50);
});
