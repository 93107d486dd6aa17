import { buffer } from 'node:stream/consumers';
import type { ListedObject, ObjectHeaders, ObjectStorage } from '../../../src/storage/object-storage.js';

export type OpenStorage = () => Promise<ObjectStorage>;

export const PLAIN: ObjectHeaders = {
  contentType: 'text/plain',
  contentEncoding: null,
  cacheControl: null,
  sha256: null,
};

export async function textOf(storage: ObjectStorage, key: string): Promise<string> {
  return (await buffer(await storage.get(key))).toString();
}

export async function keysOf(storage: ObjectStorage, prefix: string): Promise<string[]> {
  return (await listOf(storage, prefix)).map(({ key }) => key);
}

export async function listOf(storage: ObjectStorage, prefix: string): Promise<ListedObject[]> {
  const listed: ListedObject[] = [];
  for await (const object of storage.list(prefix)) listed.push(object);
  return listed;
}
