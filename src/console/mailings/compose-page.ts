import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ComposeChoicesReader } from '../../mailings/compose-choices.js';
import type { Organisation } from '../../organisations/organisation.entity.js';
import type { Fault } from '../../shared/domain-error.js';
import { ConsolePages } from '../console-pages.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderChooseComposer } from '../views/choose-composer.view.js';
import { renderCompose } from '../views/compose.view.js';
import { toFieldFaults } from './compose-faults.js';
import type { ComposeValues } from './compose-form.js';

interface Composing {
  readonly session: ConsoleSession;
  readonly organisation: Organisation;
  readonly values: ComposeValues;
  readonly faults: readonly Fault[];
  readonly draftId: string | null;
}

/** Shows the compose form, with what was typed and what of it cannot stay. */
@Injectable()
export class ComposePage {
  constructor(
    private readonly choices: ComposeChoicesReader,
    private readonly pages: ConsolePages,
  ) {}

  async show(reply: FastifyReply, { session, organisation, values, faults, draftId }: Composing): Promise<void> {
    const choices = await this.choices.get(organisation.id);
    const filled = { values, faults: toFieldFaults(faults) };
    await this.pages.show(reply, renderCompose({ session, organisation, choices, filled, draftId }), faults.length === 0 ? 200 : 422);
  }

  async choose(reply: FastifyReply, session: ConsoleSession, organisations: readonly Organisation[]): Promise<void> {
    await this.pages.show(reply, renderChooseComposer({ session, organisations }));
  }
}
