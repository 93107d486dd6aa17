export const listListenedSql = `
  SELECT DISTINCT unnest(event_types) AS type FROM webhook_endpoints
  WHERE organisation_id = $1 AND disabled_at IS NULL`;

/** An event and one delivery for each endpoint that listens; nothing at all where none does. */
export const addEventSql = `
  WITH listener AS (
    SELECT id FROM webhook_endpoints
    WHERE organisation_id = $1 AND disabled_at IS NULL AND $2 = ANY (event_types)
  ), event AS (
    INSERT INTO webhook_events (organisation_id, type, data, happened_at)
    SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT FROM listener)
    RETURNING id
  )
  INSERT INTO webhook_deliveries (organisation_id, endpoint_id, event_id, due_at, created_at)
  SELECT $1, listener.id, event.id, $4, $4 FROM event, listener`;
