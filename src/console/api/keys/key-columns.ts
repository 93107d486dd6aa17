import type { ApiKeyShown } from '../../contract/settings.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const KEY_COLUMNS: Readonly<Record<string, CsvColumn<ApiKeyShown>>> = {
  name: { title: 'Name', of: ({ name }) => name },
  tokenStart: { title: 'Begins with', of: ({ tokenStart }) => tokenStart ?? '' },
  scopes: { title: 'May do', of: ({ scopes }) => scopes.join(' ') },
  expiresAt: { title: 'Good until (UTC)', of: ({ expiresAt }) => expiresAt ?? '' },
  lastUsedAt: { title: 'Last used (UTC)', of: ({ lastUsedAt }) => lastUsedAt ?? '' },
  createdAt: { title: 'Made (UTC)', of: ({ createdAt }) => createdAt },
  state: { title: 'State', of: ({ isOpen, revokedAt }) => (isOpen ? 'good' : revokedAt === null ? 'expired' : 'revoked') },
};
