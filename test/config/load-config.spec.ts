import { inspect } from 'node:util';
import { ConfigError, loadConfig } from '../../src/config/load-config.js';

const WHOLE = {
  DATABASE_URL: 'postgres://freshet:hunter2@127.0.0.1/freshet',
  REDIS_CACHE_URL: 'redis://:hunter3@127.0.0.1:6379',
  REDIS_QUEUE_URL: 'redis://127.0.0.1:6380',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  SECRET_KEY: 'hunter4 hunter4 hunter4 hunter4 hunter4',
};

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadConfig('web', environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('the environment becomes one frozen object', () => {
  it('with defaults for what may be left out', () => {
    const config = loadConfig('web', WHOLE);
    expect(config.web).toEqual({ host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000', concurrency: 1 });
    expect(config.database.url.reveal()).toBe(WHOLE.DATABASE_URL);
  });

  it('that nothing changes later', () => {
    const config = loadConfig('web', WHOLE);
    expect(() => Object.assign(config, { production: false })).toThrow(TypeError);
    expect(() => Object.assign(config.web, { port: 1 })).toThrow(TypeError);
  });

  it('and shows no secret, however it is printed', () => {
    const config = loadConfig('web', WHOLE);
    const printed = [JSON.stringify(config), inspect(config, { depth: 9 }), String(config.secretKey)].join();
    expect(printed).not.toContain('hunter');
  });
});

describe('a fault in the environment', () => {
  it('is named together with all the others, and never with its value', () => {
    const faults = faultsOf({ PORT: 'hunter5', SECRET_KEY: 'hunter6', DATABASE_URL: 'mysql://hunter7' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(expect.arrayContaining(['PORT', 'SECRET_KEY', 'DATABASE_URL', 'REDIS_CACHE_URL', 'REDIS_QUEUE_URL', 'SMTP_URL']));
    expect(faults.join()).not.toContain('hunter');
  });

  it.each(['-1', '65536', '3.5', '1e3', ' 80', '0x50', '٣٠٠٠', '9'.repeat(400)])('PORT=%j is refused', (PORT) => {
    expect(faultsOf({ ...WHOLE, PORT })).toHaveLength(1);
  });

  it.each([['REDIS_CACH_URL', 'REDIS_CACHE_URL'], ['DATABSE_URL', 'DATABASE_URL'], ['SECRETKEY', 'SECRET_KEY'], ['Database_Url', 'DATABASE_URL']])(
    'a misspelt %s is refused, naming %s',
    (given, meant) => {
      expect(faultsOf({ ...WHOLE, [given]: 'x' })).toEqual([`${given} is not one of ours: is ${meant} meant?`]);
    },
  );

  it('is not seen in what others put into the environment', () => {
    expect(faultsOf({ ...WHOLE, PATH: '/bin', HOME: '/', PGDATABASE: 'x', npm_config_cache: 'x', REDIS_URL: 'x', HEROKU_POSTGRESQL_URL: 'x' })).toEqual([]);
  });

  it('an empty variable counts as one that is not given', () => {
    expect(faultsOf({ ...WHOLE, PORT: '' })).toEqual([]);
    expect(faultsOf({ ...WHOLE, SECRET_KEY: '' })).toEqual(['SECRET_KEY is missing']);
  });
});
