import { map, type OperatorFunction } from 'rxjs';
import { type DynamoDBJsonOptions, dynamoDBJsonLine } from './dynamodb-json-lines.ts';

/**
 * Makes an operator that writes each item as one line of DynamoDB JSON in UTF-8, `{"Item":{…}}` and a newline, as the exports
 * of the service have them and its imports read them.
 *
 * It buffers nothing, and sources above it obey the boundary below it. For the items of whole pages, `dynamoDBJsonLines` is
 * faster.
 *
 * @throws InvalidValueError in the stream, with the path of the first value that DynamoDB cannot store
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * pipeline(toReadable(db.scan({ TableName: 'Music' }).pipe(toDynamoDBJson())), createGzip(), createWriteStream('music.json.gz'));
 */
export function toDynamoDBJson(options?: DynamoDBJsonOptions): OperatorFunction<object, Uint8Array> {
  return map(dynamoDBJsonLine(options));
}
