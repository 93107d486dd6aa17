import { Injectable } from '@nestjs/common';
import { lookup, type LookupAddress } from 'node:dns';
import { promisify } from 'node:util';

/** Which addresses a host has. */
@Injectable()
export class HostAddresses {
  /** @throws where it has none. */
  find(host: string): Promise<LookupAddress[]> {
    return promisify(lookup)(host, { all: true });
  }
}
