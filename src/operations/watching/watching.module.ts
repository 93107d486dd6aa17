import { Module } from '@nestjs/common';
import { DatabaseWatch } from './database-watch.js';
import { ReadCounts } from './read-counts.js';
import { RefreshWatch } from './refresh-watch.js';

const watches = [DatabaseWatch, RefreshWatch, ReadCounts];

/** What engineers look at. */
@Module({ providers: watches, exports: watches })
export class WatchingModule {}
