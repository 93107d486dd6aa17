import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Config } from '../../config/config.js';
import type { Secret } from '../../config/secret.js';
import type { SignedIn } from '../../organisations/sessions.js';

/** Field of every form of a signed-in page. */
export const FORM_TOKEN = 'formToken';

type DrawnFor = Pick<SignedIn, 'sessionId'>;

/**
 * Ties a form to the session it was drawn for, so that no other site can make a browser send one. To the session and not
 * to its token, which changes when its owner proves to be themselves again: what stands open in other tabs stays good.
 */
@Injectable()
export class FormTokens {
  constructor(private readonly config: Config) {}

  of(session: DrawnFor): string {
    return sealBy(this.config.secretKey, session).toString('base64url');
  }

  isRight(formToken: string, session: DrawnFor): boolean {
    const given = Buffer.from(formToken, 'base64url');
    return this.config.secretKeys.some((key) => {
      const ours = sealBy(key, session);
      return given.length === ours.length && timingSafeEqual(given, ours);
    });
  }
}

function sealBy(key: Secret, { sessionId }: DrawnFor): Buffer {
  return createHmac('sha256', key.reveal()).update('console-form').update(sessionId).digest();
}
