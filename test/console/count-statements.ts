import { DataSource } from 'typeorm';
import type { TestApp } from '../support/app.js';

/** Statements that the web application sends while `act` runs. */
async function countStatements({ app }: TestApp, act: () => Promise<unknown>): Promise<number> {
  const source = app.get(DataSource, { strict: false });
  const original = source.driver.createQueryRunner.bind(source.driver);
  let count = 0;
  source.driver.createQueryRunner = (mode) => {
    const runner = original(mode);
    const ask = runner.query.bind(runner);
    runner.query = async (sql: string, ...rest: never[]) => {
      if (!/^(START|COMMIT|BEGIN|SELECT set_config)/.test(sql.trim())) count += 1;
      return ask(sql, ...rest);
    };
    return runner;
  };
  try {
    await act();
  } finally {
    source.driver.createQueryRunner = original;
  }
  return count;
}

/** What an answer takes: now and then the application has questions of its own meanwhile. */
export async function fewestStatements(app: TestApp, act: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < 3; time += 1) counts.push(await countStatements(app, act));
  return Math.min(...counts);
}
