import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkDraft } from '../../mailings/check-draft.js';
import { SavedSegmentReader } from '../../mailings/saved-segment.reader.js';
import { SaveMailing } from '../../mailings/save-mailing.js';
import type { Mailing } from '../../mailings/mailing.js';
import { MailingRefused, MailingStageWrong } from '../../mailings/mailings.errors.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import type { Organisation } from '../../organisations/organisation.entity.js';
import type { Fault } from '../../shared/domain-error.js';
import { parseId, type MailingId } from '../../shared/ids.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { NothingChosen } from '../console.errors.js';
import { ComposePage } from './compose-page.js';
import { faultsOfSegment } from './compose-faults.js';
import { readComposeForm, startComposeForm, toComposeValues, toDraft, type ComposeValues } from './compose-form.js';
import { MailingDesk } from './mailing-desk.js';

/** Where mailings are written; nothing is sent from here. */
@Controller('console/mailings')
@SignedInOnly()
export class ComposeController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly organisations: OrganisationReader,
    private readonly save: SaveMailing,
    private readonly page: ComposePage,
    private readonly segments: SavedSegmentReader,
  ) {}

  @Get('new')
  async blank(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.desk.composerFor(session, formField(query, 'organisation'));
    if (organisation === null) return this.page.choose(reply, session, await this.organisations.list());
    await this.page.show(reply, { session, organisation, values: startComposeForm(query), faults: [], draftId: null });
  }

  @Post()
  async create(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.desk.composerFor(session, formField(form, 'organisation'));
    if (organisation === null) throw new NothingChosen();
    await this.#save(reply, session, organisation, readComposeForm(form), null);
  }

  @Get(':id/edit')
  async edit(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const mailing = await this.#getDraft(session, id);
    const organisation = await this.organisations.get(mailing.organisationId);
    await this.page.show(reply, { session, organisation, values: toComposeValues(mailing), faults: [], draftId: mailing.id });
  }

  @Post(':id')
  async change(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const mailing = await this.#getDraft(session, id);
    await this.#save(reply, session, await this.organisations.get(mailing.organisationId), readComposeForm(form), mailing.id);
  }

  async #save(reply: FastifyReply, session: ConsoleSession, organisation: Organisation, values: ComposeValues, draftId: MailingId | null): Promise<void> {
    try {
      const draft = { ...toDraft(values), ...(await this.#savedRule(organisation, values)) };
      refuseAny([...checkDraft(draft), ...faultsOfSegment(draft)]);
      const id = await this.save.run(organisation.id, draft, `staff:${session.staff.staffId}`, draftId);
      await reply.header('cache-control', 'no-store').redirect(`/console/mailings/${id}`, 303);
    } catch (error) {
      if (!(error instanceof MailingRefused)) throw error;
      await this.page.show(reply, { session, organisation, values, faults: error.faults, draftId });
    }
  }

  /** The rule of the segment that was chosen, in place of what the fields say. @throws MailingRefused where there is none such. */
  async #savedRule({ id: organisationId }: Organisation, { savedSegment }: ComposeValues): Promise<Partial<Pick<Mailing, 'segment'>>> {
    if (savedSegment === '') return {};
    const id = parseId<'Segment'>(savedSegment);
    const saved = id && (await this.segments.find({ organisationId }, id));
    if (!saved) throw new MailingRefused([{ field: 'savedSegment', code: 'unknown', message: 'is not one of the organisation' }]);
    return { segment: saved.rule };
  }

  /** @throws MailingStageWrong for one that is no draft any more: what is on its way stays as it was looked at. */
  async #getDraft(session: ConsoleSession, id: string): Promise<Mailing> {
    const mailing = await this.desk.get(session, id);
    if (mailing.status !== 'draft') throw new MailingStageWrong('changed', mailing.status);
    return mailing;
  }
}

function refuseAny(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new MailingRefused(faults);
}
