/** Where secrets are kept that must be read again. Each is sealed in with the id of its row, which is its owner. */
export interface SealedColumn {
  readonly name: string;
  /** $1: after whom, $2: how many. Locks them against whoever seals one anew meanwhile. */
  readonly lockSql: string;
  /** $1: whose, $2: the secret, sealed. */
  readonly saveSql: string;
}

const columnOf = (table: string, key: string, column: string): SealedColumn => ({
  name: `${table}.${column}`,
  lockSql: `
    SELECT ${key} AS owner, ${column} AS sealed FROM ${table}
    WHERE ${column} IS NOT NULL AND ($1::uuid IS NULL OR ${key} > $1::uuid)
    ORDER BY ${key} LIMIT $2 FOR UPDATE`,
  saveSql: `UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`,
});

/** A test holds the list against the database's own: whatever column of bytes there is, is here or is no sealed secret. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  columnOf('staff_totp', 'staff_id', 'secret'),
  columnOf('staff_totp', 'staff_id', 'pending_secret'),
  columnOf('webhook_endpoints', 'id', 'secret'),
  columnOf('webhook_endpoints', 'id', 'previous_secret'),
];
