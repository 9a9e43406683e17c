import type { DynamoDBRecord } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import { createDecoder } from '../codec/decode.ts';
import { encode } from '../codec/encode.ts';
import { withAttributeValues } from '../codec/item-format.ts';
import type { UnmarshallOptions } from '../codec/marshall.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { type Change, changeOf } from './change.ts';

/** Items as the JSON of an event has them: AttributeValues, with base64 text for binaries. */
type ItemOfEvent = { readonly [name: string]: object };

/** One record of a `DynamoDBStreamEvent`. */
export interface DynamoDBStreamEventRecord {
  readonly eventName?: string | undefined;
  readonly dynamodb?:
    | {
        /** In seconds since 1970. */
        readonly ApproximateCreationDateTime?: number | undefined;
        readonly Keys?: ItemOfEvent | undefined;
        readonly NewImage?: ItemOfEvent | undefined;
        readonly OldImage?: ItemOfEvent | undefined;
        readonly SequenceNumber?: string | undefined;
      }
    | undefined;
  /** Present if the service itself made the change: `{ type: 'Service', principalId: 'dynamodb.amazonaws.com' }`. */
  readonly userIdentity?: unknown;
}

/** The event with which Lambda invokes a function for the records of a DynamoDB stream; that of `@types/aws-lambda` is one. */
export interface DynamoDBStreamEvent {
  readonly Records: readonly DynamoDBStreamEventRecord[];
}

/** What a Lambda function returns if its event source has the function response type `ReportBatchItemFailures`. */
export interface BatchResponse {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

const item = { map: 'attribute' } as const;

/**
 * The shape of an event is that of the response to GetRecords.
 *
 * It is repeated here, so that a bundle of a Lambda function with `changesOf` alone leaves the client out.
 */
export const eventShape = {
  members: {
    Records: {
      list: {
        members: {
          dynamodb: {
            members: {
              ApproximateCreationDateTime: 'timestamp',
              Keys: { ...item, lossless: true },
              NewImage: item,
              OldImage: item,
            },
          },
        },
      },
    },
  },
} as const;

/**
 * Converts the event with which Lambda invokes a function for a DynamoDB stream to changes, in their order in the shard.
 *
 * Items are read by the rules of the client: no digit is lost, binaries are `Uint8Array`, sets are `Set`. The event is not
 * changed. Changes have no `shardId`, because an event does not say it.
 *
 * @throws InvalidValueError with the path of the first value that is invalid or missing: `Records[3].dynamodb.Keys`
 * @example
 * export const handler = async (event: DynamoDBStreamEvent) => {
 *   for (const change of changesOf<Song>(event)) {
 *     try {
 *       await index([change]);
 *     } catch (error) {
 *       console.error(error);
 *       return failedFrom(change);
 *     }
 *   }
 *   return failedFrom();
 * };
 */
export function changesOf<T = Item>(
  event: DynamoDBStreamEvent,
  { numbers = 'lossless' }: UnmarshallOptions = {},
): readonly Change<T>[] {
  const body = encode(event, withAttributeValues(eventShape), { forNative: true, isRequired: true });
  const { Records } = createDecoder(eventShape, numbers)(body) as {
    readonly Records?: readonly DynamoDBRecord<T>[];
  };
  if (Records === undefined) throw new InvalidValueError('expected a list, received nothing', ['Records']);
  return Records.map((record, index) => changeOf<T>(record, ['Records', index]));
}

/**
 * Returns the response of a Lambda function that could not process a change; without arguments, that of one that processed all.
 *
 * Lambda then invokes the function again with this change and all later ones of the batch, and not with the earlier ones. Of
 * several changes, it begins at the one with the lowest sequence number: changes after the first failure are repeated, also
 * those that succeeded. So process changes in order and stop at the first that fails, or make processing idempotent. The event
 * source needs the function response type `ReportBatchItemFailures`; without it, Lambda ignores the response and counts the
 * whole batch as processed.
 *
 * @param failed the changes, or their sequence numbers
 * @throws InvalidValueError for an empty sequence number, with which Lambda would repeat the whole batch
 * @example
 * failedFrom('49590338271490256608'); // { batchItemFailures: [ { itemIdentifier: '49590338271490256608' } ] }
 */
export function failedFrom(
  ...failed: readonly (Pick<Change<unknown>, 'sequenceNumber'> | string)[]
): BatchResponse {
  return { batchItemFailures: failed.map((each, index) => ({ itemIdentifier: identifierOf(each, index) })) };
}

function identifierOf(failed: Pick<Change<unknown>, 'sequenceNumber'> | string, index: number): string {
  const itemIdentifier: unknown = typeof failed === 'string' ? failed : failed?.sequenceNumber;
  if (typeof itemIdentifier === 'string' && itemIdentifier !== '') return itemIdentifier;
  throw new InvalidValueError('expected a change or a sequence number', ['failed', index]);
}
