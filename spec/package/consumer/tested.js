// A test of a user of the installed package: reads a table of the test kit.
import { fakeDynamoDB, itemStreamOf } from 'rxdynamo/testing';
import { lastValueFrom, toArray } from 'rxjs';

const fake = fakeDynamoDB({ Music: { key: ['id'], items: [{ id: 1 }, { id: 2 }, { id: 3 }], pageSize: 2 } });
const scanned = await lastValueFrom(fake.db.scan({ TableName: 'Music' }).pipe(toArray()));
const stubbed = await lastValueFrom(itemStreamOf(['a']).pipe(toArray()));
console.log(`scanned: ${scanned.length}, in ${fake.requests.length} requests; stubbed: ${stubbed.length}`);
await fake.close();
