import { count, lastValueFrom, map, reduce, timer } from 'rxjs';
import { DynamoDB, pacedMergeMap } from '../../../lib/index.ts';
import type { Connect } from './client.ts';
import { credentials, region, table } from './inputs.ts';
import { connect as connectRxdynamo } from './rxdynamo.ts';

/** How long the slow sink takes for a page, in milliseconds. */
const sinkTime = 10;

/** rxdynamo with `prefetch: 1`: a page is requested while the one before is delivered. */
export const connect: Connect = async (endpoint) => {
  const db = new DynamoDB({ endpoint, region, credentials });
  return {
    ...(await connectRxdynamo(endpoint)),
    scan: () => lastValueFrom(db.scan(table, { prefetch: 1 }).pipe(count())),
  };
};

/** Makes a client whose scan has a sink that takes 10 ms for a page, for example because it writes the page somewhere. */
const connectWithSink =
  (prefetch: number): Connect =>
  async (endpoint) => {
    const db = new DynamoDB({ endpoint, region, credentials });
    const write = (size: number) => timer(sinkTime).pipe(map(() => size));
    return {
      ...(await connectRxdynamo(endpoint)),
      scan: () =>
        lastValueFrom(
          db
            .scan(table, { prefetch })
            .pages()
            .pipe(
              pacedMergeMap(({ Items = [] }) => write(Items.length), 1),
              reduce((sum, size) => sum + size, 0),
            ),
        ),
    };
  };

/** A slow sink without and with `prefetch: 1`. */
export const slowSink = { connect: connectWithSink(0) };
export const slowSinkWithPrefetch = { connect: connectWithSink(1) };
