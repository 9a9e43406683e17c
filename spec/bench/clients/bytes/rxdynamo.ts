import { count, lastValueFrom, map, type Observable, reduce } from 'rxjs';
import { dynamoDBJsonLines } from '../../../../lib/formats/index.ts';
import { DynamoDB, type ItemFormat, type Page } from '../../../../lib/index.ts';
import type { Connect } from '../client.ts';
import { credentials, region, table } from '../inputs.ts';
import { connect as connectRxdynamo } from '../rxdynamo.ts';

/** The key attribute of the items of the corpora that are copied. */
const key = ['orderId'];

/** Makes a client whose scan does something with the items of a whole table, and counts them. */
const connectWith =
  (scan: (db: DynamoDB) => Observable<number>): Connect =>
  async (endpoint) => {
    const db = new DynamoDB({ endpoint, region, credentials });
    return { ...(await connectRxdynamo(endpoint)), scan: () => lastValueFrom(scan(db)) };
  };

const exportOf = (items: ItemFormat) => (db: DynamoDB) =>
  db
    .scan<object>(table, { items })
    .pages()
    .pipe(
      map(({ Items = [] }: Page<object>) => ({
        count: Items.length,
        bytes: dynamoDBJsonLines(Items).length,
      })),
      reduce((sum, page) => sum + page.count, 0),
    );

const copyOf = (items: ItemFormat) => (db: DynamoDB) =>
  db.scan<object>(table, { items }).pipe(db.batchWrite({ TableName: 'Copy' }, { key }), count());

/** Reads the items as bytes and counts them. */
export const scanByBytes = { connect: connectWith((db) => db.scan(table, { items: 'bytes' }).pipe(count())) };

/** Exports the items as lines of DynamoDB JSON, page by page: decoded and encoded again, or as bytes. */
export const decodedExport = { connect: connectWith(exportOf('native')) };
export const exportByBytes = { connect: connectWith(exportOf('bytes')) };

/** Copies the items to another table: decoded and encoded again, or as bytes. */
export const decodedCopy = { connect: connectWith(copyOf('native')) };
export const copyByBytes = { connect: connectWith(copyOf('bytes')) };
