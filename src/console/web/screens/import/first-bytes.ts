/** The beginning of what comes; what comes after it is left alone. */
export async function firstBytes(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  while (size < most) {
    const { value, done } = await reader.read();
    if (done) break;
    kept.push(value);
    size += value.length;
  }
  await reader.cancel().catch(() => undefined);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of kept) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
