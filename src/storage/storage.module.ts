import { Global, Module } from '@nestjs/common';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config } from '../config/config.js';
import { ConfigError } from '../config/load-config.js';
import { Secret } from '../config/secret.js';
import { ObjectStorage } from './object-storage.js';
import { openStorage } from './open-storage.js';

const FOLDER_OF_DEVELOPMENT = '.freshet/storage';

@Global()
@Module({
  providers: [{ provide: ObjectStorage, inject: [Config], useFactory: fromConfig }],
  exports: [ObjectStorage],
})
export class StorageModule {}

/** In production the folder of one machine would be none of another's: what is kept must have been given a place. */
function fromConfig({ storageUrl, production }: Config): ObjectStorage {
  if (storageUrl !== null) return openStorage(storageUrl);
  if (production) throw new ConfigError(['STORAGE_URL is missing']);
  return openStorage(new Secret(pathToFileURL(resolve(FOLDER_OF_DEVELOPMENT)).href));
}
