import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { lacksRedis, startRedis } from '../../support/servers/redis.ts';
import { killPrograms } from './programs.ts';

/** Why there is no Redis on this machine; `undefined` if there is. */
export const reason = await lacksRedis();

/** Starts Redis, if it is there, and makes a folder, for the specs of a file; at their end, it kills the programs they left. */
export function redisAndFolder(): { readonly folder: () => string; readonly redisUrl: () => string } {
  let folder = '';
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rxdynamo-bullmq-'));
    if (reason === undefined) redis = await startRedis();
  });
  afterAll(async () => {
    killPrograms();
    await redis?.stop();
    await rm(folder, { recursive: true });
  });
  return { folder: () => folder, redisUrl: () => redis?.url ?? '' };
}
