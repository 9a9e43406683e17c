import { DynamoDB, type DynamoDBOptions } from '../../../lib/index.ts';

/** Settings that the shared files or the environment of a developer could change. */
const settings = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  maxAttempts: 4,
};

/** Creates a client for a local server, which accepts any credentials. The client reads no shared file. */
export function localClient(endpoint: string, options: DynamoDBOptions = {}): DynamoDB {
  return new DynamoDB({ endpoint, ...settings, ...options });
}
