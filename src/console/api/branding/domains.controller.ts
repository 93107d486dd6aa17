import { Body, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { proofNameOf, proofTextOf } from '../../../organisations/domain-name.js';
import { DomainReader, type MappedDomain } from '../../../organisations/domain.reader.js';
import { MapDomain } from '../../../organisations/map-domain.js';
import { ProveDomain } from '../../../organisations/prove-domain.js';
import type { DomainShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const ofWhom = z.strictObject({ organisation: slugText.optional() });
const domainWish = z.strictObject({ organisation: slugText.optional(), host: z.string().max(500) });

interface DomainAnswer {
  readonly domain: DomainShown | null;
}

/** The host of its own under which an organisation shows its pages. */
@ConsoleApi('branding/domain')
export class DomainsController {
  constructor(
    private readonly desk: Desk,
    private readonly domains: DomainReader,
    private readonly map: MapDomain,
    private readonly prove: ProveDomain,
  ) {}

  @Get()
  async show(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<DomainAnswer> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    return show(await this.domains.find(id));
  }

  @Put()
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  async save(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { organisation, host } = asked(domainWish, body);
    const { id } = await this.desk.organisation(session, organisation);
    await this.map.run(id, host, actorOf(session));
  }

  @Post('checks')
  @HttpCode(200)
  @DoneBy('client_admin', 'customer_success')
  async check(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<DomainAnswer> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, body).organisation);
    return show(await this.prove.run(id, actorOf(session)));
  }

  @Delete()
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  async remove(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    await this.map.remove(id, actorOf(session));
  }
}

function show(domain: MappedDomain | null): DomainAnswer {
  if (domain === null) return { domain: null };
  const { host, proof, checkedAt, fault, provenAt } = domain;
  return { domain: { host, record: { name: proofNameOf(host), text: proofTextOf(proof) }, checkedAt: checkedAt?.toISOString() ?? null, fault, provenAt: provenAt?.toISOString() ?? null } };
}
