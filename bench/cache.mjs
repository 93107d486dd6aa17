import { withDatabase } from './cache/database.mjs';
import { hotCampaign } from './cache/hot-campaign.mjs';
import { hotRead } from './cache/hot-read.mjs';
import { installPeers } from './cache/install-peers.mjs';
import { plantCampaigns } from './cache/plant.mjs';
import { redisKilled } from './cache/redis-killed.mjs';
import { refreshCycle } from './cache/refresh-cycle.mjs';
import { RedisServer } from './cache/redis-server.mjs';
import { sourceFailing } from './cache/source-failing.mjs';
import { stampede } from './cache/stampede.mjs';

const CAMPAIGNS = 1_000;

const PARTS = { hotRead, stampede, redisKilled, sourceFailing, hotCampaign, refreshCycle };

/** Cached fields against the libraries that most would take, side by side on one Redis. */
export const bench = () =>
  withDatabase(async (databaseUrl) => {
    await installPeers();
    const redis = await RedisServer.start();
    try {
      const campaigns = await plantCampaigns(databaseUrl, CAMPAIGNS);
      const named = process.env.BENCH_CACHE_PARTS?.split(',') ?? Object.keys(PARTS);
      for (const name of named) await PARTS[name]({ redis, databaseUrl, campaigns });
    } finally {
      await redis.kill();
    }
  });
