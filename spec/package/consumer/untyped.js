// A program of a user of the installed package: lists the tables of the server at the given URL.
import { DynamoDB } from 'rxdynamo';
import { lastValueFrom, toArray } from 'rxjs';

const db = new DynamoDB({
  endpoint: process.argv[2],
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const tables = await lastValueFrom(db.listTables().pipe(toArray()));
console.log(`listed: ${Array.isArray(tables)}`);
await db.close();
