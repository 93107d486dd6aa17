import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { DonorReader, type KnownDonor } from '../../donors/donor.reader.js';
import { DonorNotFound } from '../../donors/donors.errors.js';
import { JsonOnly } from '../../http/media-type.js';
import { EraseDonor } from '../../operations/privacy/erase-donor.js';
import { ExportDonor } from '../../operations/privacy/export-donor.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { parseId, type DonorId } from '../../shared/ids.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { donorExportView, donorSearch, donorSearchView, donorView, erasureView, type DonorView } from './donors.schema.js';

@ApiTags('Donors')
@ApiBearerAuth()
@Controller('api/v1')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class DonorsController {
  constructor(
    private readonly donors: DonorReader,
    private readonly exporting: ExportDonor,
    private readonly erase: EraseDonor,
  ) {}

  @Post('donor-searches')
  @RequireScope('donors:read')
  @ApiOperation({ operationId: 'findDonors', summary: 'Whoever is known by an address' })
  @Takes(donorSearch)
  @Answers(200, donorSearchView, 401, 403)
  async search(@CallerKey() { organisationId }: ApiKey, @Body({ schema: donorSearch }) { email }: z.infer<typeof donorSearch>): Promise<z.infer<typeof donorSearchView>> {
    const found = await this.donors.findByEmail(organisationId, email);
    return { donors: found === null ? [] : [toView(found)] };
  }

  @Get('donors/:id')
  @RequireScope('donors:read')
  @ApiOperation({ operationId: 'getDonor', summary: 'A donor' })
  @Answers(200, donorView, 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<DonorView> {
    return toView(await this.#get(key, id));
  }

  @Post('donors/:id/exports')
  @RequireScope('donors:read')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'exportDonor', summary: 'Everything that is kept of a donor, for the donor to have' })
  @Answers(200, donorExportView, 401, 403, 404)
  async tellAll(@Param('id') id: string, @CallerKey() key: ApiKey) {
    const { exportedAt, parts } = await this.exporting.run(await this.#get(key, id), `api-key:${key.id}`);
    return { exportedAt: exportedAt.toISOString(), ...parts };
  }

  @Delete('donors/:id')
  @RequireScope('donors:erase')
  @ApiOperation({ operationId: 'eraseDonor', summary: 'Take out of everything who a donor was; sums and receipt numbers stay' })
  @Answers(200, erasureView, 401, 403, 404, 409)
  async forget(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<z.infer<typeof erasureView>> {
    const donor = await this.#get(key, id);
    const erasedAt = (await this.erase.run(donor, `api-key:${key.id}`)).toISOString();
    return { id: donor.id, erasedAt, filesRemovedUpTo: erasedAt };
  }

  /** @throws DonorNotFound also for one of another organisation. */
  async #get({ organisationId }: ApiKey, text: string): Promise<KnownDonor> {
    const id: DonorId | null = parseId(text);
    if (id === null) throw new DonorNotFound();
    return this.donors.get(organisationId, id);
  }
}

function toView({ id, email, name, number, createdAt, erasedAt }: KnownDonor): DonorView {
  return { ...{ id, email, name, number }, createdAt: createdAt.toISOString(), erasedAt: erasedAt?.toISOString() ?? null };
}
