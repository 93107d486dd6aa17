import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Config } from '../config/config.js';
import { rawBodyOf } from '../http/raw-body.js';
import { MailEventsNotTaken, SignatureWrong } from './api.errors.js';

/** Lets a request pass whose body, byte for byte, is signed with the secret: `Freshet-Signature: sha256=<hex>`. */
@Injectable()
export class SignedMailEventsGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const { eventsSecret } = this.config.mail;
    if (eventsSecret === null) throw new MailEventsNotTaken();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = Buffer.from(String(request.headers['freshet-signature'] ?? ''));
    const right = Buffer.from(`sha256=${createHmac('sha256', eventsSecret.reveal()).update(rawBodyOf(request)).digest('hex')}`);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new SignatureWrong();
    return true;
  }
}
