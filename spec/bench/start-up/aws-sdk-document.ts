// A program that makes one GetItem call, with the settings of the environment.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { key, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient());
client.send(new GetCommand({ ...table, Key: key })).then(({ Item }) => printElapsedTime(Item));
