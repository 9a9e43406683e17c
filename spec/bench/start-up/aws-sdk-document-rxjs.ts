// A program that makes one GetItem call as an Observable, with the settings of the environment.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { defer } from 'rxjs';
import { key, table } from '../clients/inputs.ts';
import { printElapsedTime } from './print-elapsed-time.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient());
defer(() => client.send(new GetCommand({ ...table, Key: key }))).subscribe(({ Item }) =>
  printElapsedTime(Item),
);
