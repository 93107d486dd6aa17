import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { ChangeStaff, type StaffChange, type StaffChangeOutcome } from '../../organisations/change-staff.js';
import { InviteStaff } from '../../organisations/invite-staff.js';
import type { StaffKeeper } from '../../organisations/staff-rights.js';
import { StaffReader, type StaffMember } from '../../organisations/staff.reader.js';
import { parseEmail } from '../../shared/email-address.js';
import { parseId, type StaffId } from '../../shared/ids.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { NotAcceptable } from '../api.errors.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { AddressTaken, NotInvited, StaffNotFound } from './staff.errors.js';
import { changedRole, newStaff, staffList, staffView, type ChangedRole, type NewStaff, type StaffView } from './staff.schema.js';

/** The people of an organisation: who comes, what they may do, and who goes. What they sign in with is theirs, and out of reach of keys. */
@ApiTags('Staff')
@ApiBearerAuth()
@Controller('api/v1/staff')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class StaffController {
  constructor(
    private readonly staff: StaffReader,
    private readonly invite: InviteStaff,
    private readonly changing: ChangeStaff,
  ) {}

  @Get()
  @RequireScope('staff:read')
  @ApiOperation({ operationId: 'listStaff', summary: 'The people of the organisation; 1,000 at most' })
  @Answers(200, staffList, 401, 403)
  async list(@CallerKey() { organisationId }: ApiKey): Promise<z.infer<typeof staffList>> {
    return { staff: (await this.staff.list(organisationId)).map(toView) };
  }

  @Post()
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'inviteStaff', summary: 'Let somebody in: they are written to, and choose a password' })
  @Takes(newStaff)
  @Answers(201, staffView, 400, 401, 403, 409, 413, 415, 422)
  async add(@CallerKey() key: ApiKey, @Body({ schema: newStaff }) body: NewStaff): Promise<StaffView> {
    const outcome = await this.invite.run(keeperOf(key), key.organisationId, body);
    if (outcome === 'address_taken') throw new AddressTaken();
    if (outcome === 'malformed_address') throw new NotAcceptable([{ field: 'email', code: 'malformed', message: 'is not an address' }]);
    if (outcome === 'malformed_name') throw new NotAcceptable([{ field: 'name', code: 'malformed', message: 'is no name that people could read' }]);
    const email = parseEmail(body.email);
    const made = email.ok ? await this.staff.findByEmail(key.organisationId, email.value) : null;
    if (made === null) throw new StaffNotFound();
    return toView(made);
  }

  @Put(':id/role')
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'changeStaffRole', summary: 'Give somebody another role; they are signed out everywhere' })
  @Takes(changedRole)
  @Answers(200, staffView, 400, 401, 403, 404, 413, 415, 422)
  giveRole(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: changedRole }) { role }: ChangedRole): Promise<StaffView> {
    return this.#change(key, id, (change) => this.changing.giveRole(change, role));
  }

  @Post(':id/deactivate')
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'deactivateStaff', summary: 'Keep somebody out, from this moment on' })
  @Answers(200, staffView, 401, 403, 404)
  deactivate(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<StaffView> {
    return this.#change(key, id, (change) => this.changing.deactivate(change));
  }

  @Post(':id/reactivate')
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'reactivateStaff', summary: 'Let somebody in again' })
  @Answers(200, staffView, 401, 403, 404)
  reactivate(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<StaffView> {
    return this.#change(key, id, (change) => this.changing.reactivate(change));
  }

  @Post(':id/invitations')
  @HttpCode(200)
  @RequireScope('staff:write')
  @ApiOperation({ operationId: 'inviteStaffAgain', summary: 'Write again to somebody who has not come yet; the letter before opens nothing any more' })
  @Answers(200, staffView, 401, 403, 404, 409)
  async writeAgain(@Param('id') text: string, @CallerKey() key: ApiKey): Promise<StaffView> {
    const member = await this.#get(key, text);
    if (!(await this.invite.again(keeperOf(key), key.organisationId, member.id))) throw new NotInvited();
    return toView(await this.#get(key, text));
  }

  async #change(key: ApiKey, text: string, run: (change: StaffChange) => Promise<StaffChangeOutcome>): Promise<StaffView> {
    const { id } = await this.#get(key, text);
    if ((await run({ by: keeperOf(key), organisationId: key.organisationId, staffId: id })) !== 'changed') throw new StaffNotFound();
    return toView(await this.#get(key, text));
  }

  /** @throws StaffNotFound also for one of another organisation. */
  async #get({ organisationId }: ApiKey, text: string): Promise<StaffMember> {
    const id: StaffId | null = parseId(text);
    const found = id && (await this.staff.find(organisationId, id));
    if (!found) throw new StaffNotFound();
    return found;
  }
}

function keeperOf({ id, organisationId }: ApiKey): StaffKeeper {
  return { role: 'client_admin', organisationId, apiKeyId: id };
}

function toView({ id, email, name, role, state, hasSecondFactor, lastSeenAt, letter }: StaffMember): StaffView {
  return { id, email, name, role: role as StaffView['role'], state, hasSecondFactor, lastSeenAt: lastSeenAt?.toISOString() ?? null, invitation: letter };
}
