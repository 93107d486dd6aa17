export const deliveryColumns = `
  delivery.id, delivery.event_id AS "eventId", event.type AS "eventType", delivery.status, delivery.attempts, delivery.created_at AS "createdAt",
  CASE WHEN delivery.status = 'waiting' THEN delivery.due_at END AS "nextAttemptAt", delivery.last_attempt_at AS "lastAttemptAt",
  delivery.response_status AS "responseStatus", delivery.response_start AS "responseStart", delivery.failure, delivery.finished_at AS "finishedAt"`;

/** By `webhook_deliveries_endpoint_idx`, the latest first. */
export const listDeliveriesSql = `
  SELECT ${deliveryColumns}
  FROM webhook_deliveries AS delivery JOIN webhook_events AS event ON event.id = delivery.event_id
  WHERE delivery.endpoint_id = $1 AND ($2::uuid IS NULL OR delivery.id < $2) AND ($3::text IS NULL OR delivery.status = $3)
  ORDER BY delivery.id DESC
  LIMIT $4`;

export const findDeliverySql = `
  SELECT ${deliveryColumns}
  FROM webhook_deliveries AS delivery JOIN webhook_events AS event ON event.id = delivery.event_id
  WHERE delivery.endpoint_id = $1 AND delivery.id = $2`;

/** Endpoints of a lane ($1: those that fail) that may be spoken to now ($2). */
const OPEN_LANE = `
  endpoint.disabled_at IS NULL AND (endpoint.failures > 0) = $1 AND (endpoint.rest_until IS NULL OR endpoint.rest_until <= $2)`;

/**
 * Takes what is due, at most $4 for each endpoint and $5 in all, of endpoints that are not busy ($6). Until $3 nobody else takes it:
 * by then it has been attempted, or whoever took it is dead. By `webhook_deliveries_due_idx`, once for each endpoint.
 */
export const takeDueSql = `
  WITH due AS (
    SELECT delivery.id
    FROM webhook_endpoints AS endpoint
    CROSS JOIN LATERAL (
      SELECT id, due_at FROM webhook_deliveries
      WHERE endpoint_id = endpoint.id AND status = 'waiting' AND due_at <= $2
      ORDER BY due_at, id
      LIMIT $4
      FOR UPDATE SKIP LOCKED
    ) AS delivery
    WHERE ${OPEN_LANE} AND endpoint.id <> ALL ($6::uuid[])
    ORDER BY delivery.due_at, delivery.id
    LIMIT $5
  )
  UPDATE webhook_deliveries AS delivery SET due_at = $3, attempts = attempts + 1, last_attempt_at = $2
  FROM due, webhook_endpoints AS endpoint, webhook_events AS event
  WHERE delivery.id = due.id AND endpoint.id = delivery.endpoint_id AND event.id = delivery.event_id
  RETURNING delivery.id, delivery.organisation_id AS "organisationId", delivery.endpoint_id AS "endpointId", delivery.event_id AS "eventId", delivery.attempts,
    delivery.created_at AS "createdAt", endpoint.url, endpoint.secret,
    CASE WHEN endpoint.previous_secret_until > $2 THEN endpoint.previous_secret END AS "previousSecret", event.type, event.data, event.happened_at AS "happenedAt"`;

export const isDueSql = `
  SELECT EXISTS (
    SELECT FROM webhook_endpoints AS endpoint
    WHERE ${OPEN_LANE} AND EXISTS (SELECT FROM webhook_deliveries WHERE endpoint_id = endpoint.id AND status = 'waiting' AND due_at <= $2)
  ) AS "isDue"`;

/** $2: which attempt it was. Where it has been taken by another since, that one books it. */
export const bookAttemptSql = `
  UPDATE webhook_deliveries SET status = $3, due_at = coalesce($4, due_at), finished_at = $5, response_status = $6, response_start = $7, failure = $8
  WHERE id = $1 AND attempts = $2 AND status = 'waiting'
  RETURNING id`;

/** All that it takes for a delivery to begin anew: as a new one, and under the same event. */
const ANEW = `status = 'waiting', attempts = 0, due_at = $2, created_at = $2, finished_at = NULL`;

export const replayOneSql = `
  UPDATE webhook_deliveries SET ${ANEW} WHERE endpoint_id = $1 AND id = $3 RETURNING id`;

/** Those that failed for good of what has happened since $3, at most $4 at once. */
export const replayFailedSql = `
  UPDATE webhook_deliveries SET ${ANEW}
  WHERE id IN (
    SELECT delivery.id FROM webhook_deliveries AS delivery JOIN webhook_events AS event ON event.id = delivery.event_id
    WHERE delivery.endpoint_id = $1 AND delivery.status = 'failed' AND event.happened_at >= $3
    LIMIT $4)
  RETURNING id`;

/** Events and their deliveries, all of them, after a month. */
export const forgetEventsSql = `
  DELETE FROM webhook_events
  WHERE id IN (SELECT id FROM webhook_events WHERE happened_at < $1 ORDER BY happened_at LIMIT $2)
  RETURNING id`;
