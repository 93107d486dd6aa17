/** Facts beside a message: ids and counts, never a donor's name or address. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a room writes what happened in it. */
export abstract class Log {
  /** The same log, each line naming the room that wrote it. */
  abstract in(room: string): Log;
  abstract info(fields: LogFields, message: string): void;
  abstract warn(fields: LogFields, message: string): void;
  abstract error(fields: LogFields, message: string): void;
}

/** The message of anything thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
