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

const MOST_TIMES = 20;

/**
 * What an answer takes. The application has questions of its own meanwhile, the more the slower the machine is: they only
 * ever add, so that it is asked again until the fewest were counted three times.
 */
export async function fewestStatements(app: TestApp, act: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  const fewest = () => Math.min(...counts);
  do counts.push(await countStatements(app, act));
  while (counts.filter((count) => count === fewest()).length < 3 && counts.length < MOST_TIMES);
  return fewest();
}
