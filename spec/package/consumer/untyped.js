// A program of a user of the installed package: lists the tables of the server at the given URL.
import { DynamoDB, decodeCursor, encodeCursor, marshall, unmarshall } from 'rxdynamo';
import { lastValueFrom, of, toArray } from 'rxjs';

const db = new DynamoDB({
  endpoint: process.argv[2],
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const tables = await lastValueFrom(db.listTables().pipe(toArray()));
console.log(`listed: ${Array.isArray(tables)}`);

const key = { id: 12345678901234567890n };
console.log(`marshalled: ${JSON.stringify(marshall(key))}, back: ${unmarshall(marshall(key)).id}`);
console.log(`cursor: ${decodeCursor(encodeCursor(key)).id}`);

const leaving = AbortSignal.abort(new Error('left'));
const left = await lastValueFrom(db.listTables({}, { signal: leaving })).catch((error) => error);
console.log(`aborted: ${left === leaving.reason}`);

const requests = [{ PutRequest: { Item: { id: 1 } } }, { Neither: true }];
const written = of(...requests).pipe(db.batchWriteRequests({ TableName: 'Music' }, { key: ['id'] }));
const refusal = await lastValueFrom(written).catch((error) => error);
console.log(
  `refused: ${refusal.name}, ${refusal.unwrittenCount} unwritten, shown: ${Object.keys(refusal).includes('unwritten')}`,
);
await db.close();
