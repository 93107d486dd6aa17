import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { CountUndo } from './count-undo.js';
import { OpenErrorFile } from './errors/open-error-file.js';
import { ImportFiles } from './import-files.js';
import { ImportReader } from './import.reader.js';
import { ReceiveUpload } from './receive-upload.js';
import { StaffImportReader } from './staff-import.reader.js';
import { SteerImport } from './steer-import.js';
import { SweepImports } from './sweep-imports.js';

const verbs = [ReceiveUpload, SteerImport, ImportFiles, ImportReader, StaffImportReader, CountUndo, OpenErrorFile, SweepImports];

/** How imports come in, are looked at and steered. */
@Module({ imports: [OrganisationsModule, StorageModule], providers: verbs, exports: verbs })
export class ImportsModule {}
