const OUTAGE_CODES = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|08|53|57P0|57014|25006)/;
const OUTAGE_MESSAGES = /timeout exceeded when trying to connect|Connection terminated|not established|is not connected/i;

/** Whether the database was out of reach or out of patience, and asking again in a moment may do. */
export function isOutage(error: unknown): boolean {
  const { code, driverError, message } = (error ?? {}) as { code?: unknown; driverError?: unknown; message?: unknown };
  if (driverError !== undefined && driverError !== error) return isOutage(driverError);
  return (typeof code === 'string' && OUTAGE_CODES.test(code)) || (typeof message === 'string' && OUTAGE_MESSAGES.test(message));
}
