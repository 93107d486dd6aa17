import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsolePages } from '../console-pages.js';
import { renderSignIn, type SignInModel } from '../views/sign-in.view.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';
import { PasskeyCeremony } from './passkey-ceremony.js';

/** The use of challenges on the page where nobody has said yet who they are. */
export const SIGN_IN = 'sign-in';

/** Draws the first page of signing in, with a fresh challenge for those who have a passkey. */
@Injectable()
export class SignInPage {
  constructor(
    private readonly pages: ConsolePages,
    private readonly ceremony: PasskeyCeremony,
  ) {}

  async show(request: FastifyRequest, reply: FastifyReply, model: Omit<SignInModel, 'passkey' | 'speech'>, status = 200): Promise<void> {
    await this.pages.show(reply, renderSignIn({ ...model, passkey: await this.ceremony.ask(SIGN_IN), speech: speechOf(languageOf(request)) }), status);
  }
}
