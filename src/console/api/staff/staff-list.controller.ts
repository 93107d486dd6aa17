import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { CLIENT_ROLES, PLATFORM_ROLES } from '../../../organisations/staff-rights.js';
import { StaffReader, STAFF_STATES, type StaffMember } from '../../../organisations/staff.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { StaffRowShown } from '../../contract/staff.js';
import { NotAcceptable, PageNotFound } from '../../console.errors.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { StaffDesk, type StaffRoom } from '../../staff/staff-desk.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish } from '../asked.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { STAFF_COLUMNS } from './staff-columns.js';

const staffWish = z.strictObject({
  ...listWish(['name', 'email', 'role', 'state', 'lastSeenAt', 'createdAt']),
  ...{ role: z.enum([...CLIENT_ROLES, ...PLATFORM_ROLES]).optional(), state: z.enum(STAFF_STATES).optional(), factor: z.enum(['yes', 'no']).optional() },
  /** The platform's own people are of no organisation. */
  of: z.enum(['platform']).optional(),
});

type StaffWish = z.output<typeof staffWish>;

/** Who works in an organisation or on the platform. What is done to one of them has pages of its own. */
@ConsoleApi('staff', 'client_admin', 'customer_success', 'engineer')
export class StaffListController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly staff: StaffReader,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<StaffRowShown>> {
    const wish = asked(staffWish, query);
    return pageOf(wish, usualOrder(wish), this.#read(session, await this.#room(session, wish), wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(staffWish, query);
    const room = await this.#room(session, wish);
    return fileOf(reply, { name: `staff-${room.organisation?.slug ?? 'platform'}`, columns: STAFF_COLUMNS }, wish, usualOrder(wish), this.#read(session, room, wish));
  }

  /** @throws PageNotFound for a room that is not theirs; NotAcceptable where it has not been said which is meant. */
  async #room(session: ConsoleSession, { organisation, of }: StaffWish): Promise<StaffRoom> {
    const isOfPlatform = session.staff.organisationId === null;
    if (isOfPlatform && organisation === undefined && of === undefined) throw new NotAcceptable([{ field: 'organisation', code: 'required', message: 'must be named' }]);
    const room = await this.desk.roomFor(session, of === 'platform' ? '' : (organisation ?? ''));
    // Admins are led to their own, whatever they name.
    const isMeant = of === 'platform' ? room?.organisationId === null : organisation === undefined || room?.organisation?.slug === organisation;
    if (room === null || !isMeant) throw new PageNotFound();
    return room;
  }

  #read({ staff: { staffId } }: ConsoleSession, { organisationId }: StaffRoom, { search, role, state, factor, sort }: StaffWish) {
    const filter = { search, role, state, hasSecondFactor: factor === undefined ? undefined : factor === 'yes' };
    return shownAs((page: PageWish) => this.staff.page(organisationId, filter, sort, page), (member) => show(member, member.id === staffId));
  }
}

const usualOrder = ({ sort }: StaffWish) => (sort === 'lastSeenAt' || sort === 'createdAt' ? 'descending' : 'ascending');

function show({ lastSeenAt, createdAt, ...member }: StaffMember, isOneself: boolean): StaffRowShown {
  return { ...member, isOneself, lastSeenAt: lastSeenAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
