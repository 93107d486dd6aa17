import { Injectable } from '@nestjs/common';
import { WriteErrorFile } from './errors/write-error-file.js';
import { MergeImport } from './merge-import.js';
import { PlanImport } from './plan-import.js';
import { ReadImport } from './read-import.js';
import { TakeBackImport } from './take-back-import.js';

/** The steps themselves. */
@Injectable()
export class ImportVerbs {
  constructor(
    readonly read: ReadImport,
    readonly plan: PlanImport,
    readonly merge: MergeImport,
    readonly takeBack: TakeBackImport,
    readonly writeErrors: WriteErrorFile,
  ) {}
}
