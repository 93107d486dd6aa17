/**
 * Methods that every Buffer of Node has and toString calls. They leave out its defaults and checks, which take longer than
 * a text as short as a cell's.
 */
interface Sliceable extends Buffer {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

export const asciiText = (bytes: Buffer, start: number, end: number): string =>
  (bytes as Sliceable).latin1Slice(start, end);

export const utf8Text = (bytes: Buffer, start: number, end: number): string =>
  (bytes as Sliceable).utf8Slice(start, end);
