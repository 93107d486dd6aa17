/** What has waited for somebody's word for so long waits for nobody. $1: before when it came, $2: now. */
export const cancelForgottenSql = `UPDATE imports SET status = 'cancelled', ended_at = $2 WHERE status = 'ready' AND created_at < $1 RETURNING id`;

/** How far each of these ($1) is; `isOld`: whether it came before $2. */
export const listStandingSql = `
  SELECT id, created_at < $2 AS "isOld", status IN ('done', 'failed', 'cancelled', 'undone') AS "hasEnded" FROM imports WHERE id = ANY ($1::uuid[])`;

/** $1: ids. */
export const forgetErrorFilesSql = `UPDATE imports SET error_file_key = NULL WHERE id = ANY ($1::uuid[]) AND error_file_key IS NOT NULL`;
