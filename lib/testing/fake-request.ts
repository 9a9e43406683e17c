import * as operations from '../api/operations.ts';
import { createDecoder } from '../codec/decode.ts';
import type { Shape } from '../codec/shape.ts';

/** A request that a fake DynamoDB has received. */
export interface FakeRequest {
  /** The operation as the API names it, such as `Scan`. */
  readonly operation: string;
  /** The table, also of a request for its stream; of a batch for several tables the first one. */
  readonly table: string | undefined;
  /** The input of the operation, with native values. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The same input as it was sent: JSON with AttributeValues. */
  readonly body: string;
  /** When it was received, in milliseconds since the epoch. */
  readonly time: number;
  /** The number of the attempt within its call, from 1. */
  readonly attempt: number;
  /** The segment of a parallel scan. */
  readonly segment: number | undefined;
  /** The index of the requested page in its segment or partition, from 0; `undefined` if no page is requested. */
  readonly page: number | undefined;
  /** How often the same request was received before: attempts, and requests that a stream or a batch operator sent again. */
  readonly repeats: number;
}

/** Makes the requests of one fake; its `input` is decoded when it is read first. */
export function fakeRequests(): (request: Omit<FakeRequest, 'input'>) => FakeRequest {
  const decoders = new Map<string, (body: Buffer) => unknown>();

  function decode(operation: string, body: string): FakeRequest['input'] {
    const decoder = decoders.get(operation) ?? createDecoder(inputShape(operation), 'lossless');
    decoders.set(operation, decoder);
    return decoder(Buffer.from(body)) as FakeRequest['input'];
  }

  return (request) => {
    let input: FakeRequest['input'] | undefined;
    return Object.defineProperty({ ...request, input: {} }, 'input', {
      get: () => {
        input ??= decode(request.operation, request.body);
        return input;
      },
      enumerable: true,
    });
  };
}

const shapes: Readonly<Record<string, { readonly input?: Shape }>> = constantsOf(operations);

function constantsOf({ errorShape, ...constants }: typeof operations): typeof shapes {
  return constants;
}

/** The schema of an operation's requests; an unknown operation has plain JSON. */
function inputShape(operation: string): Shape | undefined {
  return Object.hasOwn(shapes, operation) ? shapes[operation]?.input : undefined;
}
