import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Config } from '../../config/config.js';

/** Field of every form of a signed-in page. */
export const FORM_TOKEN = 'formToken';

/** Ties a form to the session it was drawn for, so that no other site can make a browser send one. */
@Injectable()
export class FormTokens {
  constructor(private readonly config: Config) {}

  of(sessionToken: string): string {
    return this.#seal(sessionToken).toString('base64url');
  }

  isRight(formToken: string, sessionToken: string): boolean {
    const given = Buffer.from(formToken, 'base64url');
    const ours = this.#seal(sessionToken);
    return given.length === ours.length && timingSafeEqual(given, ours);
  }

  #seal(sessionToken: string): Buffer {
    return createHmac('sha256', this.config.secretKey.reveal()).update('console-form').update(sessionToken).digest();
  }
}
