import { DynamoDB, type DynamoDBOptions } from '../../lib/index.ts';

/** Makes a client of a local server, which takes any region and any credentials. */
export function localClient(endpoint: string, options: DynamoDBOptions = {}): DynamoDB {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDB({ endpoint, region: 'eu-central-1', credentials, ...options });
}
