// A program that makes one GetItem call, with the settings of the environment.
import { DynamoDB } from 'rxdynamo';
import { key, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

const db = new DynamoDB();
db.getItem({ ...table, Key: key }).subscribe(({ Item }) => printElapsedTime(Item));
