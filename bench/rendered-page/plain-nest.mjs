// What most would write: the same page through a plain Nest controller that reads twelve figures from Redis and renders
// for each request, compressed by Fastify's own plugin. Without our log, metrics or headers: all in its favour.
import 'reflect-metadata';
import compress from '@fastify/compress';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import { renderCampaignPage } from '../../dist/pages/campaign/campaign.view.js';
import { pageModel } from './page-model.mjs';

const [redisUrl] = process.argv.slice(2);
const model = pageModel();
const redis = new Redis(redisUrl);
const KEYS = Array.from({ length: 12 }, (_, field) => `bench:{page}:${field}`);
await Promise.all(KEYS.map((key, field) => redis.set(key, String(field * 1_000))));

class PageController {
  async show(reply) {
    const [raised, donors] = await Promise.all(KEYS.map((key) => redis.get(key)));
    const asOf = new Date().toISOString();
    const current = {
      ...model,
      raised: { ...model.raised, asOf, value: { ...model.raised.value, amount: Number(raised) } },
      donors: { ...model.donors, asOf, value: Number(donors) },
    };
    reply.type('text/html; charset=utf-8').send(renderCampaignPage(current));
  }
}
// Decorators by hand: this file is not compiled.
Controller('c')(PageController);
Get('boathouse')(PageController.prototype, 'show', Object.getOwnPropertyDescriptor(PageController.prototype, 'show'));
Res()(PageController.prototype, 'show', 0);

class PageModule {}
Module({ controllers: [PageController] })(PageModule);

const app = await NestFactory.create(PageModule, new FastifyAdapter(), { logger: false });
await app.register(compress, { threshold: 1_024, encodings: ['gzip'] });
await app.listen(0, '127.0.0.1');
process.send({ port: app.getHttpServer().address().port });
