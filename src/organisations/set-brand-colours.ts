import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AA_CONTRAST, contrastOf, hueOf, parseColour, shownContrast, type Colour } from '../shared/colour.js';
import type { Fault } from '../shared/domain-error.js';
import type { OrganisationId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import { BrandRefused } from './brand.errors.js';
import { GROUNDS } from './brand.js';

/** As somebody wrote them; null for tones of the hue. */
export interface ColoursWish {
  readonly onLight: string | null;
  readonly onDark: string | null;
}

/** Paints an organisation's pages in colours that everybody can read. */
@Injectable()
export class SetBrandColours {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws BrandRefused saying how much contrast a colour has and how much it needs */
  async run(organisationId: OrganisationId, wish: ColoursWish, actor: string): Promise<void> {
    const faults: Fault[] = [];
    const checked = (field: keyof ColoursWish): Colour | null => {
      const text = wish[field];
      if (text === null) return null;
      const colour = parseColour(text);
      const fault = faultOf(colour, field);
      if (fault !== null) faults.push(fault);
      return colour;
    };
    const [onLight, onDark] = [checked('onLight'), checked('onDark')];
    if (faults.length > 0) throw new BrandRefused(faults);
    // What is drawn in tones of the hue follows the colour.
    const hue = onLight ?? onDark;
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`UPDATE organisations SET brand_colour = $2, brand_colour_on_dark = $3, brand_hue = coalesce($4, brand_hue) WHERE id = $1`, [
        organisationId,
        onLight,
        onDark,
        hue === null ? null : hueOf(hue),
      ]);
      await this.audit.add(tx, { organisationId, actor, action: 'brand.colours', subject: `organisation:${organisationId}`, detail: { onLight, onDark } });
    });
  }
}

function faultOf(colour: Colour | null, field: keyof ColoursWish): Fault | null {
  if (colour === null) return { field, code: 'malformed', message: 'is no colour: write it as #005984' };
  const ratio = contrastOf(colour, GROUNDS[field]);
  if (ratio >= AA_CONTRAST) return null;
  return { field, code: 'contrast', message: `has a contrast of ${shownContrast(ratio)} : 1 where it is written; ${AA_CONTRAST} : 1 is needed` };
}
