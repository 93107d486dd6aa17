import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { AuditLog } from './audit-log.js';
import { BrandRefused } from './brand.errors.js';
import type { BrandLogo, LogoType } from './brand.js';
import { NotALogo, type LogoImage } from './logo-image.js';
import type { Organisation } from './organisation.entity.js';
import { readLogo } from './read-logo.js';

const ENDINGS: Readonly<Record<LogoType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/** The logos that pages of organisations show: kept in the storage, named by what they are. */
@Injectable()
export class BrandLogos {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: ObjectStorage,
    private readonly audit: AuditLog,
  ) {}

  /** Puts a picture in the place of the one before. @throws BrandRefused saying why it cannot be */
  async put(organisationId: OrganisationId, upload: Buffer, actor: string): Promise<BrandLogo> {
    const { type, width, height, bytes } = await read(upload);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const logo: BrandLogo = { name: `${sha256.slice(0, 32)}.${ENDINGS[type]}`, type, width, height };
    await this.storage.put(keyOf(organisationId, logo.name), bytes, { contentType: type, contentEncoding: null, cacheControl: null, sha256 });
    await this.#replace(organisationId, logo, actor);
    return logo;
  }

  async remove(organisationId: OrganisationId, actor: string): Promise<void> {
    await this.#replace(organisationId, null, actor);
  }

  /** @throws StorageError where the storage cannot be used */
  async bytesOf({ id }: Organisation, { name }: BrandLogo): Promise<Buffer> {
    return buffer(await this.storage.get(keyOf(id, name)));
  }

  async #replace(organisationId: OrganisationId, logo: BrandLogo | null, actor: string): Promise<void> {
    const before = await this.transactions.run({ organisationId }, async (tx) => {
      const standing = await lockLogo(tx, organisationId);
      await tx.rows(`UPDATE organisations SET logo = $2 WHERE id = $1`, [organisationId, logo === null ? null : JSON.stringify(logo)]);
      await this.audit.add(tx, { organisationId, actor, action: logo === null ? 'brand.logo-remove' : 'brand.logo', subject: `organisation:${organisationId}`, detail: { ...logo } });
      return standing;
    });
    if (before !== null && before.name !== logo?.name) await this.storage.delete(keyOf(organisationId, before.name));
  }
}

async function read(upload: Buffer): Promise<LogoImage> {
  try {
    return await readLogo(upload);
  } catch (error) {
    if (error instanceof NotALogo) throw new BrandRefused([{ field: 'logo', code: error.code, message: error.message }]);
    throw error;
  }
}

async function lockLogo(tx: Transaction, organisationId: OrganisationId): Promise<BrandLogo | null> {
  return (await tx.row<{ logo: BrandLogo | null }>(`SELECT logo FROM organisations WHERE id = $1 FOR UPDATE`, [organisationId]))?.logo ?? null;
}

const keyOf = (organisationId: OrganisationId, name: string): string => `brands/${organisationId}/${name}`;
