/**
 * Whether a donor's name, surname or address begins so, by the indexes on what is kept of them for that. `beginning` is a
 * parameter, in small letters.
 */
export function donorBeginsWith(beginning: string): string {
  return `(sought_name ^@ ${beginning} OR sought_surname ^@ ${beginning} OR sought_address ^@ ${beginning})`;
}
