import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { AddressLimits } from '../../http/limits/address-limits.js';
import { Turns, type Allowance } from '../../http/limits/turns.js';

/** How often one key may ask, whichever process it asks; a key that is none counts for the network it comes from. */
@Injectable()
export class RateLimits {
  readonly #limit: number;

  constructor(
    private readonly turns: Turns,
    private readonly addresses: AddressLimits,
    config: Config,
  ) {
    this.#limit = config.apiRatePerMinute;
  }

  /** Null where nothing is limited, or nobody can tell. */
  take(keyId: string): Promise<Allowance | null> {
    return this.turns.take(keyId, this.#limit);
  }

  takeUnknown(ip: string): Promise<Allowance | null> {
    return this.addresses.take('read', ip);
  }
}
