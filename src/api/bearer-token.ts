import { KeyMissing } from './api.errors.js';

/** What stands after "Bearer". @throws KeyMissing */
export function bearerToken(header: string | undefined): string {
  const [, token] = /^Bearer +([\x21-\x7e]{1,300})$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw new KeyMissing();
  return token;
}
