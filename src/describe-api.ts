import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { writeFile } from 'node:fs/promises';
import { describeApi } from './api/open-api.js';
import { loadConfig } from './config/load-config.js';
import { JsonLog } from './telemetry/json-log.js';
import { WebModule } from './web.module.js';

const FILE = new URL('openapi.json', import.meta.url);

/** Names where nothing has to be. */
const NOWHERE = {
  DATABASE_URL: 'postgres://nowhere.invalid/freshet',
  REDIS_CACHE_URL: 'redis://nowhere.invalid/0',
  REDIS_QUEUE_URL: 'redis://nowhere.invalid/1',
  SMTP_URL: 'smtp://nowhere.invalid',
  SECRET_KEY: 'nothing is ever sealed or signed with this',
};

/** `node dist/describe-api.js` writes the API's description beside itself, so that no process that serves has to make it. */
const config = loadConfig('web', NOWHERE);
// A preview knows what there is and how it hangs together, but makes none of it: no database has to answer.
const app = await NestFactory.create(WebModule.of(config, JsonLog.open(config)), new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
await writeFile(FILE, JSON.stringify(await describeApi(app)));
