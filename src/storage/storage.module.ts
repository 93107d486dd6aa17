import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ConfigError } from '../config/load-config.js';
import { ObjectStorage } from './object-storage.js';
import { openStorage } from './open-storage.js';

@Global()
@Module({
  providers: [{ provide: ObjectStorage, inject: [Config], useFactory: fromConfig }],
  exports: [ObjectStorage],
})
export class StorageModule {}

function fromConfig({ storageUrl }: Config): ObjectStorage {
  if (storageUrl === null) throw new ConfigError(['STORAGE_URL is missing']);
  return openStorage(storageUrl);
}
