import { DynamoDB, type DynamoDBOptions } from '../../../lib/index.ts';

/** All that the shared files of whoever runs the specs could say otherwise. */
const explicit = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  maxAttempts: 4,
};

/** Makes a client of a local server, which takes any region and any credentials, and reads no file. */
export function localClient(endpoint: string, options: DynamoDBOptions = {}): DynamoDB {
  return new DynamoDB({ endpoint, ...explicit, ...options });
}
