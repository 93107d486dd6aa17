import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FormBody } from '../../http/form-body.js';
import { ListMemberships, type ListMembership } from '../../mailings/list-membership.js';
import { maskEmail } from '../donation/mask-email.js';
import { PageFrames } from '../page-frames.js';
import { sendPage } from '../send-page.js';
import { LinkNotFound } from './list-membership.errors.js';
import { renderListMembershipPage } from './list-membership.view.js';

/**
 * The way out of a list (RFC 8058). Looking changes nothing, because programs look at every link of a mail before its
 * reader does; a POST is obeyed at once, without signing in, from a reader's mail program as from the page's button.
 */
@Controller('u')
export class ListMembershipController {
  constructor(
    private readonly memberships: ListMemberships,
    private readonly frames: PageFrames,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.#send(reply, token, await this.memberships.find(token), false);
  }

  @Post(':token')
  async change(@Param('token') token: string, @Body() form: FormBody | undefined, @Res() reply: FastifyReply): Promise<void> {
    const wantsBack = form?.['answer'] === 'rejoin';
    const membership = wantsBack ? await this.memberships.rejoin(token) : await this.memberships.leave(token);
    await this.#send(reply, token, membership, wantsBack);
  }

  async #send(reply: FastifyReply, token: string, membership: ListMembership | null, isBack: boolean): Promise<void> {
    if (membership === null) throw new LinkNotFound();
    const { organisation, list, address, locale, hasLeft } = membership;
    const frame = this.frames.of({ locale, title: list.name, description: '', path: `/u/${token}`, organisation });
    const model = { frame, organisation: organisation.name, list: list.name, maskedEmail: address && maskEmail(address), hasLeft, isBack };
    // The link is its reader's alone: no cache keeps the page and no other site learns of it.
    void reply.headers({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    await sendPage(reply, renderListMembershipPage(model));
  }
}
