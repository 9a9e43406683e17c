import {
  type _Record,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { DynamoDB } from '../../../lib/index.ts';
import { credentials, region } from '../clients/inputs.ts';

const StreamArn = `arn:aws:dynamodb:${region}:123456789012:table/Orders/stream/2026-11-27T00:00:00.000`;
const shard = { StreamArn, ShardId: 'shardId-00000001700000000000-00000001' };

/** Reads the whole stream, calls back for each change, and resolves at the end. */
type Consumer = (endpoint: string, onChange: (change: unknown) => void) => Promise<void>;

/** The consumers that are compared, each with one shard. */
export const consumers = {
  rxdynamo: (endpoint, onChange) => {
    const db = new DynamoDB({ endpoint, region, credentials });
    return db.changes({ StreamArn }, { from: 'oldest' }).forEach(onChange);
  },

  'AWS SDK and unmarshall': async (endpoint, onChange) => {
    const client = new DynamoDBStreamsClient({ endpoint, region, credentials });
    const start = new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' });
    let { ShardIterator } = await client.send(start);
    while (ShardIterator !== undefined) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator }));
      for (const record of page.Records ?? []) onChange(withNativeValues(record));
      ShardIterator = page.NextShardIterator;
    }
  },
} satisfies Record<string, Consumer>;

export type ConsumerName = keyof typeof consumers;

/** Converts the AttributeValues of a record, whose types are those of another package. */
function withNativeValues({ dynamodb: { Keys, NewImage, OldImage, ...rest } = {}, ...record }: _Record) {
  const native = (image: unknown) => image && unmarshall(image as Parameters<typeof unmarshall>[0]);
  return {
    ...record,
    dynamodb: { ...rest, Keys: native(Keys), NewImage: native(NewImage), OldImage: native(OldImage) },
  };
}
