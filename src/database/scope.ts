import type { OrganisationId } from '../shared/ids.js';

/**
 * What a transaction may see. A tenant's rows; `public`: published pages of all tenants, read-only; `platform`: all
 * rows, for work that belongs to no tenant (sign-in, relays, sweeps).
 */
export type Scope = { readonly organisationId: OrganisationId } | 'public' | 'platform';

/** The settings that row-level security reads, as `[organisation id, scope]`. */
export function scopeSettings(scope: Scope): [string, string] {
  return typeof scope === 'string' ? ['', scope] : [scope.organisationId, ''];
}
