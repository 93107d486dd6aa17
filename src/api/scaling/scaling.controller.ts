import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Config } from '../../config/config.js';
import { DialectNotFound, ScalingTokenWrong } from '../api.errors.js';
import { ApiExcludeController } from '../described.js';
import { DIALECTS } from './scaling-dialects.js';
import { ScalingSnapshots } from './scaling-snapshot.js';

type SentHeaders = Readonly<Record<string, string | undefined>>;

/** For autoscalers. Where a token is set, it comes in the path, as HireFire's header, or as a bearer token. */
@ApiExcludeController()
@Controller()
export class ScalingController {
  constructor(
    private readonly snapshots: ScalingSnapshots,
    private readonly config: Config,
  ) {}

  @Get(['scaling/:dialect', 'scaling/:dialect/:token'])
  async tell(@Param('dialect') dialect: string, @Param('token') token: string | undefined, @Headers() headers: SentHeaders, @Res() reply: FastifyReply): Promise<void> {
    this.#check(token, headers);
    if (!Object.hasOwn(DIALECTS, dialect)) throw new DialectNotFound();
    await this.#send(reply, dialect);
  }

  /** Where HireFire itself looks. */
  @Get(['hirefire', 'hirefire/:token/info'])
  async tellHireFire(@Param('token') token: string | undefined, @Headers() headers: SentHeaders, @Res() reply: FastifyReply): Promise<void> {
    this.#check(token, headers);
    await this.#send(reply, 'hirefire');
  }

  async #send(reply: FastifyReply, dialect: string): Promise<void> {
    const answer = DIALECTS[dialect]?.(await this.snapshots.read());
    await reply.type(answer?.type ?? 'text/plain').header('cache-control', 'no-store').send(answer?.body);
  }

  #check(inPath: string | undefined, headers: SentHeaders): void {
    const { scalingToken } = this.config;
    if (scalingToken === null) return;
    const given = inPath ?? headers['hirefire-token'] ?? headers['authorization']?.replace(/^Bearer +/i, '') ?? '';
    if (!timingSafeEqual(digest(given), digest(scalingToken.reveal()))) throw new ScalingTokenWrong();
  }
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
