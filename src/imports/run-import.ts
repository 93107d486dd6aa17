import { Injectable } from '@nestjs/common';
import { Log, reasonOf } from '../shared/log.js';
import { SheetError } from '../sheets/sheet.js';
import { StorageError } from '../storage/storage.error.js';
import { EndImport } from './end-import.js';
import { ImportReader } from './import.reader.js';
import { ImportRefused, TurnLost } from './import-stopped.js';
import { ImportSteps } from './import-steps.js';
import { ImportTurns, type ImportName, type Turn } from './import-turns.js';
import type { ImportFailure } from './import.js';

/** With longer and longer pauses, that is more than an hour. */
const MOST_TRIES = 12;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 600;

const GAVE_UP: ImportFailure = { code: 'gave_up', message: 'It could not be done for an hour, though the file is not at fault. Send it again later.' };
const FILE_GONE: ImportFailure = { code: 'file_gone', message: 'The file is not where it was kept any more. Send it again.' };

/** Brings an import as far as it goes without anybody: read and counted, and then merged or waiting; or undone. */
@Injectable()
export class RunImport {
  readonly #log: Log;

  constructor(
    private readonly turns: ImportTurns,
    private readonly imports: ImportReader,
    private readonly steps: ImportSteps,
    private readonly end: EndImport,
    log: Log,
  ) {
    this.#log = log.in('imports');
  }

  /** Safe at any time and any number of times; begun again after a crash, it goes on where it was. */
  async run(name: ImportName): Promise<{ outcome: string }> {
    const turn = await this.turns.take(name);
    if (turn !== null && turn.tries > MOST_TRIES) await this.end.fail(turn, GAVE_UP);
    else if (turn !== null) await this.turns.during(turn, () => this.#orFail(turn));
    await this.end.tidy(name);
    return { outcome: (await this.imports.get(name, name.importId)).status };
  }

  async #orFail(turn: Turn): Promise<void> {
    try {
      await this.steps.run(turn);
    } catch (error) {
      if (error instanceof TurnLost) return;
      const failure = failureOf(error);
      if (failure !== null) return this.end.fail(turn, failure);
      this.#log.warn({ importId: turn.importId, tries: turn.tries, reason: reasonOf(error) }, 'import is tried again later');
      await this.turns.giveBack(turn, Math.min(FIRST_PAUSE_SECONDS * 2 ** (turn.tries - 1), LONGEST_PAUSE_SECONDS));
    }
  }
}

/** What trying again would not change; null for everything else. */
function failureOf(error: unknown): ImportFailure | null {
  if (error instanceof ImportRefused) return error.failure;
  if (error instanceof SheetError) return { code: `file_${error.reason.replaceAll('-', '_')}`, message: error.message, row: error.row };
  if (error instanceof StorageError && error.trouble === 'missing') return FILE_GONE;
  return null;
}
