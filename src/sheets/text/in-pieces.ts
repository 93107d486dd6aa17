/** As text, even of two bytes a letter, no longer than what V8 keeps among what is soon forgotten. */
const PIECE_BYTES = 32 * 1024;

/** The same bytes in short pieces: the text of a longer one would stay in memory until everything is collected. */
export async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}
