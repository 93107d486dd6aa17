/** Nanoseconds a read takes when one comes after the other, over all `ids`, `times` each. */
export async function readInTurn({ read }, ids, times) {
  const began = process.hrtime.bigint();
  for (let time = 0; time < times; time += 1) for (const id of ids) await read(id);
  return Number(process.hrtime.bigint() - began) / (ids.length * times);
}

/** Milliseconds a page takes that shows all `ids` and asks for them at once. */
export async function readTogether({ read, readMany }, ids) {
  const began = performance.now();
  const values = readMany ? await readMany(ids) : await Promise.all(ids.map((id) => read(id)));
  if (values.length !== ids.length || values.includes(undefined)) throw new Error('a page lacks a value');
  return performance.now() - began;
}
