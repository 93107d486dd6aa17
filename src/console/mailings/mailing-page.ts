import { Injectable } from '@nestjs/common';
import { EstimateMailing } from '../../mailings/estimate-mailing.js';
import type { Mailing } from '../../mailings/mailing.js';
import { MailingReader } from '../../mailings/mailing.reader.js';
import { stateOf } from '../../mailings/mailing-progress.js';
import { PreviewMailing } from '../../mailings/preview-mailing.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import { Clock } from '../../shared/clock.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { PREVIEWED } from '../views/mailing-preview.view.js';
import { renderMailing, renderMailingProgress, type MailingModel } from '../views/mailing.view.js';
import { EMPTY_CUE } from './cue-form.js';

/** Uncertain messages that are shown at once. */
const UNCERTAIN_SHOWN = 10;

/** What somebody has just done on the page, and how that went. */
export type Said = Partial<Pick<MailingModel, 'tested' | 'cue' | 'reader'>>;

/** Gathers what the page of one mailing shows. */
@Injectable()
export class MailingPage {
  constructor(
    private readonly mailings: MailingReader,
    private readonly estimates: EstimateMailing,
    private readonly preview: PreviewMailing,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  async render(session: ConsoleSession, mailing: Mailing, said: Said = {}): Promise<string> {
    const { organisationId, segment, listId } = mailing;
    const isYetToBegin = mailing.status === 'draft' || mailing.status === 'scheduled';
    const [{ timeZone }, progress, estimate, letters] = await Promise.all([
      this.organisations.get(organisationId),
      this.mailings.progress({ organisationId }, mailing.id),
      isYetToBegin ? this.estimates.run(organisationId, segment, listId) : null,
      this.preview.run(mailing, PREVIEWED),
    ]);
    const uncertain =
      progress.uncertain === 0 ? [] : await this.mailings.listMessages({ organisationId }, mailing.id, { after: 0, limit: UNCERTAIN_SHOWN, state: 'uncertain' });
    const now = this.clock.now();
    const shown = { session, mailing, state: stateOf(mailing, progress, now), timeZone, estimate, letters, uncertain, now };
    return renderMailing({ reader: 1, tested: null, cue: { values: EMPTY_CUE, fault: null }, ...said, ...shown });
  }

  async renderProgress(session: ConsoleSession, mailing: Mailing): Promise<string> {
    const progress = await this.mailings.progress(mailing, mailing.id);
    const now = this.clock.now();
    return renderMailingProgress({ session, mailing, state: stateOf(mailing, progress, now), now });
  }

  /** The HTML of the letter to the reader of that number, or to the first. */
  async letterHtml(mailing: Mailing, reader: number): Promise<string> {
    const letters = await this.preview.run(mailing, PREVIEWED);
    return (letters[reader - 1] ?? letters[0])?.html ?? '';
  }
}

/** Whose letter is asked for, by its number in the address. */
export function readerIn(text: unknown): number {
  return typeof text === 'string' && /^[1-9]$/.test(text) ? Number(text) : 1;
}
