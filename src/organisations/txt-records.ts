import { Injectable } from '@nestjs/common';
import { Resolver } from 'node:dns/promises';

const NONE = new Set(['ENOTFOUND', 'ENODATA']);

/** What stands in the DNS as text. */
@Injectable()
export class TxtRecords {
  /** Somebody waits: each name server is asked twice, and not for long. */
  readonly resolver = new Resolver({ timeout: 1_500, tries: 2 });

  /** Each text whole, however it was cut; none where there is none. @throws where no name server answers in time. */
  async find(name: string): Promise<readonly string[]> {
    try {
      return (await this.resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      if (NONE.has((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }
}
