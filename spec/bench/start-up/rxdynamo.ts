// A whole program: one GetItem.
import { DynamoDB } from '../../../lib/index.ts';
import { credentials, key, region, table } from '../clients/inputs.ts';
import { answered } from './answered.ts';

const [, , endpoint = ''] = process.argv;
const db = new DynamoDB({ endpoint, region, credentials });
db.getItem({ ...table, Key: key }).subscribe(({ Item }) => answered(Item));
