/** The columns of `audit_entries entry` that a seal is made of. */
export const SEALED_COLUMNS = `
  entry.id::text, entry.organisation_id AS "organisationId", entry.actor, entry.action, entry.subject, entry.detail::text AS detail,
  to_char(entry.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "happenedAt"`;

/** One process seals at a time; the others leave it to that one. */
export const takeSealingSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('freshet audit seals', 0)) AS taken`;

/**
 * Where the transactions in progress begin, and what was sealed last. Below the first all that was ever added is seen: what is
 * sealed in its order, that of transactions, is followed by nothing that belongs before it. `isRestored`: the database came
 * from a dump into another cluster, where transactions are counted anew.
 */
export const readHorizonSql = `
  SELECT pg_snapshot_xmin(snapshot)::text AS horizon, pg_snapshot_xmax(snapshot)::text AS next,
         coalesce(latest.entry_xid, '0')::text AS xid, coalesce(latest.entry_id, -1)::text AS id,
         coalesce(latest.entry_xid > pg_snapshot_xmax(snapshot), false) AS "isRestored"
  FROM pg_current_snapshot() AS snapshot
  LEFT JOIN LATERAL (SELECT entry_xid, entry_id FROM audit_seals ORDER BY entry_xid DESC, entry_id DESC LIMIT 1) AS latest ON true`;

/** By `audit_entries_xid_idx`: what comes after the latest seal ($1, $2) and before the horizon ($3), the $4 first. */
export const listUnsealedSql = `
  SELECT ${SEALED_COLUMNS}, entry.xid::text AS xid
  FROM audit_entries entry
  WHERE (entry.xid, entry.id) > ($1::xid8, $2::bigint) AND entry.xid < $3::xid8
  ORDER BY entry.xid, entry.id
  LIMIT $4`;

/**
 * In a restored database, by id: entries since are added under smaller numbers than $1, the horizon; those of before have ones
 * that are yet to come, $2 and above.
 */
export const listUnsealedRestoredSql = `
  SELECT ${SEALED_COLUMNS}, entry.xid::text AS xid
  FROM audit_entries entry
  WHERE (entry.xid < $1::xid8 OR entry.xid >= $2::xid8)
    AND entry.id > (SELECT max(entry_id) - 100000 FROM audit_seals)
    AND NOT EXISTS (SELECT FROM audit_seals WHERE audit_seals.entry_id = entry.id)
  ORDER BY entry.id
  LIMIT $3`;

/** Where chain $1 ends by its head, and by its seals; nothing where there is neither. */
export const findChainSql = `
  SELECT head.position::text, head.hash, head.sealed_at AS "sealedAt", head.mac, head.key_name AS "keyName",
         seal.position::text AS "sealPosition", seal.hash AS "sealHash"
  FROM (SELECT * FROM audit_chains WHERE organisation_id IS NOT DISTINCT FROM $1::uuid) AS head
  FULL JOIN (SELECT * FROM audit_seals WHERE organisation_id IS NOT DISTINCT FROM $1::uuid ORDER BY position DESC LIMIT 1) AS seal ON true`;

export const addSealsSql = `
  INSERT INTO audit_seals (entry_id, organisation_id, position, entry_xid, hash, sealed_at)
  SELECT seal.entry_id, $1, seal.position, seal.xid, seal.hash, $2
  FROM unnest($3::bigint[], $4::bigint[], $5::xid8[], $6::bytea[]) AS seal (entry_id, position, xid, hash)`;

export const saveChainSql = `
  INSERT INTO audit_chains (organisation_id, position, hash, sealed_at, mac, key_name) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organisation_id) DO UPDATE
  SET position = EXCLUDED.position, hash = EXCLUDED.hash, sealed_at = EXCLUDED.sealed_at, mac = EXCLUDED.mac, key_name = EXCLUDED.key_name`;

const CHAIN_COLUMNS = `organisation_id AS "organisationId", position::text, hash, sealed_at AS "sealedAt", mac, key_name AS "keyName"`;

export const getChainSql = `SELECT ${CHAIN_COLUMNS} FROM audit_chains WHERE organisation_id IS NOT DISTINCT FROM $1::uuid`;

export const listChainsSql = `SELECT ${CHAIN_COLUMNS} FROM audit_chains ORDER BY organisation_id NULLS FIRST`;

/** Chains whose head was sealed under another key than the present one, $1. */
export const listChainsOfOtherKeysSql = `SELECT ${CHAIN_COLUMNS} FROM audit_chains WHERE key_name <> $1 FOR UPDATE`;

export const resealChainSql = `UPDATE audit_chains SET mac = $2, key_name = $3 WHERE organisation_id IS NOT DISTINCT FROM $1`;

export const noteCheckSql = `
  UPDATE audit_chains SET checked_at = $2, checked_position = $3, faults = $4 WHERE organisation_id IS NOT DISTINCT FROM $1`;

/** All chains that there is anything of: an entry, a seal or a head. */
export const listChainNamesSql = `
  SELECT organisation_id AS "organisationId" FROM audit_chains
  UNION SELECT organisation_id FROM audit_seals
  UNION SELECT organisation_id FROM audit_entries
  ORDER BY 1 NULLS FIRST`;

/** The $3 seals of chain $1 behind the position $2, each with its entry; without where that was taken out. */
export const listSealsSql = `
  SELECT seal.entry_id::text AS "entryId", seal.position::text AS position, seal.hash, seal.sealed_at AS "sealedAt", entry.*
  FROM (
    SELECT * FROM audit_seals
    WHERE organisation_id IS NOT DISTINCT FROM $1::uuid AND position > $2::bigint
    ORDER BY position LIMIT $3
  ) AS seal
  LEFT JOIN LATERAL (SELECT ${SEALED_COLUMNS} FROM audit_entries entry WHERE entry.id = seal.entry_id) AS entry ON true
  ORDER BY seal.position`;

/** Entries of chain $1 without a seal; those below $2, up to where all was sealed, should have one. */
export const listWithoutSealSql = `
  SELECT entry.id::text, entry.xid < $2::xid8 AS "isDue"
  FROM audit_entries entry
  WHERE entry.organisation_id IS NOT DISTINCT FROM $1::uuid AND NOT EXISTS (SELECT FROM audit_seals WHERE audit_seals.entry_id = entry.id)
  ORDER BY entry.id`;

/** The hash of the seal at position $2 of chain $1. */
export const findSealSql = `SELECT hash FROM audit_seals WHERE organisation_id IS NOT DISTINCT FROM $1::uuid AND position = $2::bigint`;

/** What is shown of chains: of one organisation, $1, or of all where it is null. */
export const readStandingSql = `
  SELECT count(*)::integer AS chains, coalesce(sum(position), 0)::text AS entries, max(sealed_at) AS "sealedAt", min(checked_at) AS "checkedAt",
         coalesce(sum(faults), 0)::integer AS faults, count(*) FILTER (WHERE checked_at IS NULL)::integer AS unchecked
  FROM audit_chains WHERE $1::uuid IS NULL OR organisation_id = $1`;
