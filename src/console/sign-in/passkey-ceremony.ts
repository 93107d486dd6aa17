import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { randomBytes } from 'node:crypto';
import { Config } from '../../config/config.js';
import type { Account } from '../../organisations/account.js';
import { hashToken } from '../../organisations/opaque-token.js';
import { Passkeys, type NewPasskey, type SpentChallenge } from '../../organisations/passkeys.js';
import { Clock } from '../../shared/clock.js';
import { SignedNotes } from './signed-notes.js';

/** Loaded by the first who comes with a passkey: it brings certificates of every kind along, and most processes never meet one. */
const webAuthn = () => import('@simplewebauthn/server');

const MINUTES = 10;
const LONGEST_ANSWER = 20_000;

/** The options for a browser, as the text that goes into a page. */
type OptionsText = string;

/**
 * Asks authenticators, and checks what they answer. Challenges are signed by us and name what they are for, so that none
 * has to be kept before it is answered; those that were answered are, and are good once.
 */
@Injectable()
export class PasskeyCeremony {
  readonly #origin: string;
  readonly #host: string;

  constructor(
    private readonly passkeys: Passkeys,
    private readonly notes: SignedNotes,
    private readonly clock: Clock,
    { web }: Config,
  ) {
    const { origin, hostname } = new URL(web.publicUrl);
    this.#origin = origin;
    this.#host = hostname;
  }

  async askToRegister(account: Account, person: { readonly name: string; readonly email: string }): Promise<OptionsText> {
    const known = await this.passkeys.list(account);
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'Freshet',
      rpID: this.#host,
      userName: person.email,
      userDisplayName: person.name,
      userID: Uint8Array.from(Buffer.from(account.staffId.replaceAll('-', ''), 'hex')),
      challenge: this.#challenge(`register ${account.staffId}`),
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return JSON.stringify(options);
  }

  /** `use` names what is asked for: an answer is good for nothing else. */
  async ask(use: string): Promise<OptionsText> {
    const options = { rpID: this.#host, challenge: this.#challenge(use), userVerification: 'required' } as const;
    const { generateAuthenticationOptions } = await webAuthn();
    return JSON.stringify(await generateAuthenticationOptions(options));
  }

  /** The key that a device has made; null where the answer is not to our question, or no answer at all. */
  async readRegistration({ staffId }: Account, text: string): Promise<{ readonly key: NewPasskey; readonly challenge: SpentChallenge } | null> {
    const response = parseAnswer<RegistrationResponseJSON>(text);
    if (response === null) return null;
    let spent: SpentChallenge | null = null;
    const expectedChallenge = (given: string) => (spent = this.#read(given, `register ${staffId}`)) !== null;
    const options = { response, expectedChallenge, expectedOrigin: this.#origin, expectedRPID: this.#host, requireUserVerification: true };
    const { verifyRegistrationResponse } = await webAuthn();
    const verified = await verifyRegistrationResponse(options).catch(() => null);
    if (!verified?.verified || spent === null) return null;
    const { credential, credentialBackedUp } = verified.registrationInfo;
    const { id, publicKey, counter, transports = [] } = credential;
    const key = { credentialId: id, publicKey, counter, transports: transports.filter((name) => /^[a-z-]{1,30}$/.test(name)), isBackedUp: credentialBackedUp };
    return { key, challenge: spent };
  }

  /** Who has answered; null where nobody we know, not to our question, or for a second time. */
  async recognise(use: string, text: string): Promise<Account | null> {
    const response = parseAnswer<AuthenticationResponseJSON>(text);
    const passkey = response === null ? null : await this.passkeys.find(response.id);
    if (response === null || passkey === null) return null;
    let spent: SpentChallenge | null = null;
    const expectedChallenge = (given: string) => (spent = this.#read(given, use)) !== null;
    const { credentialId: id, counter, transports, staffId, organisationId } = passkey;
    const credential = { id, publicKey: Uint8Array.from(passkey.publicKey), counter, transports };
    const options = { response, credential, expectedChallenge, expectedOrigin: this.#origin, expectedRPID: this.#host, requireUserVerification: true };
    const { verifyAuthenticationResponse } = await webAuthn();
    const verified = await verifyAuthenticationResponse(options).catch(() => null);
    if (!verified?.verified || spent === null) return null;
    return (await this.passkeys.use(passkey, verified.authenticationInfo.newCounter, spent)) ? { staffId, organisationId } : null;
  }

  #challenge(use: string): string {
    return this.notes.sign('passkey-challenge', `${randomBytes(16).toString('base64url')} ${use}`, MINUTES * 60);
  }

  /** As the browser signed it: our note, in base64url once more. */
  #read(given: string, use: string): SpentChallenge | null {
    const note = Buffer.from(given, 'base64url').toString('utf8');
    const [, ...words] = (this.notes.read('passkey-challenge', note) ?? '').split(' ');
    if (words.join(' ') !== use) return null;
    return { hash: hashToken(note), expiresAt: new Date(this.clock.now().getTime() + MINUTES * 60_000) };
  }
}

/** What looks like an answer; what is wrong within it is found out when it is checked. */
function parseAnswer<Answer extends { readonly id: string }>(text: string): Answer | null {
  if (text.length > LONGEST_ANSWER) return null;
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    return typeof answer?.id === 'string' && !answer.id.includes('\u0000') && typeof (answer as { response?: unknown }).response === 'object' ? (answer as Answer) : null;
  } catch {
    return null;
  }
}
