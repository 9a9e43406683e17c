// A program that makes one GetItem call.
import { DynamoDB } from '../../../lib/index.ts';
import { credentials, key, region, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

const [, , endpoint = ''] = process.argv;
const db = new DynamoDB({ endpoint, region, credentials });
db.getItem({ ...table, Key: key }).subscribe(({ Item }) => printElapsedTime(Item));
