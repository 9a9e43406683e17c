import { lastValueFrom, of, take, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { CheckpointError, ExactNumber, type ParallelScanOptions, scanCheckpoint } from '../../lib/index.ts';
import { describeOnEachServer } from '../servers/each-server.ts';
import { localClient } from '../servers/local-client.ts';
import { startFaultProxy } from '../wire/fault-proxy.ts';
import { all } from './all.ts';
import { index, keyed, testTable } from './test-table.ts';
