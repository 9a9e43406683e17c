// A program that makes one GetItem call.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { credentials, key, region, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

const [, , endpoint = ''] = process.argv;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
client.send(new GetCommand({ ...table, Key: key })).then(({ Item }) => printElapsedTime(Item));
