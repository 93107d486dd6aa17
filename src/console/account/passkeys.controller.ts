import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Passkeys, type PasskeyId } from '../../organisations/passkeys.js';
import { parseId } from '../../shared/ids.js';
import { parseText } from '../../shared/text.js';
import { ConsolePages } from '../console-pages.js';
import { NothingChosen, PageNotFound, PasskeyRefused } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { PasskeyCeremony } from '../sign-in/passkey-ceremony.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { renderRecoveryCodes } from '../views/recovery-codes.view.js';

const LONGEST_NAME = 60;
const HOME = '/console/account';

/** One's own passkeys: another, a better name for one, one less. */
@Controller('console/account/passkeys')
@NeedsStepUp()
@SignedInOnly()
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly ceremony: PasskeyCeremony,
    private readonly pages: ConsolePages,
  ) {}

  @Post()
  async add(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const name = parseText(formField(form, 'name'), LONGEST_NAME);
    const read = await this.ceremony.readRegistration(session.staff, formField(form, 'credential'));
    const added = read && (await this.passkeys.add(session.staff, read.key, name.ok ? name.value : 'Passkey', read.challenge));
    if (added === null) throw new PasskeyRefused();
    if (added.codes.length === 0) return leadTo(reply, HOME);
    await this.pages.show(reply, renderRecoveryCodes({ session, codes: added.codes }));
  }

  @Post(':id/name')
  async rename(@Param('id') id: string, @Body() form: unknown, @CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const name = parseText(formField(form, 'name'), LONGEST_NAME);
    if (!name.ok) throw new NothingChosen();
    if (!(await this.passkeys.rename(staff, toId(id), name.value))) throw new PageNotFound();
    await leadTo(reply, HOME);
  }

  @Post(':id/remove')
  async remove(@Param('id') id: string, @CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.passkeys.remove(staff, toId(id)))) throw new PageNotFound();
    await leadTo(reply, HOME);
  }
}

function toId(text: string): PasskeyId {
  const id = parseId<'Passkey'>(text);
  if (id === null) throw new PageNotFound();
  return id;
}
