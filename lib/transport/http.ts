import type { AwsCredentialIdentity } from '@smithy/types';
import { Observable, type Subscriber } from 'rxjs';
import type { Dispatcher } from 'undici';
import type { ValueFormat } from '../codec/item-format.ts';
import type { CredentialSource } from '../config/credentials.ts';
import { DynamoDBError } from '../errors/dynamodb-error.ts';
import { redact, type Secrets } from '../errors/redact.ts';
import { recordResponse, recordSend } from '../telemetry/trace-requests.ts';
import { checksumMismatch, matchesChecksum } from './checksum.ts';
import type { ServiceClock } from './clock.ts';
import type { ClosableWaits } from './closable-waits.ts';
import { compressed, contentEncoding } from './content-encoding.ts';
import { dispatch, type HttpResponse } from './dispatch.ts';
import { excerpt } from './excerpt.ts';
import type { Exchange, UnreadResponse, WireRequest, WireResponse } from './exchange.ts';
import { header } from './header.ts';
import type { Route } from './routing.ts';
import { serviceHeaders } from './service-headers.ts';
import type { Sign } from './sign.ts';
import { toDynamoDBError } from './to-dynamodb-error.ts';

/** The credentials of requests, their route and their signer, once the settings have been resolved. */
export interface ResolvedConnection {
  readonly credentials: CredentialSource;
  readonly route: Route;
  readonly sign: Sign;
}

export interface HttpOptions {
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  /** Called for each request, so that settings which cannot be resolved fail that request and not the client. */
  readonly connection: () => Promise<ResolvedConnection>;
  /** How long to wait for a response to begin, in milliseconds. */
  readonly headersTimeout: number;
  /** How long to wait for the next bytes of a body, in milliseconds. */
  readonly bodyTimeout: number;
  /** How long to wait for the last byte of a response, from the sending of the request on, in milliseconds. */
  readonly requestTimeout: number;
  /** Waits for the settings and the credentials. */
  readonly wait: ClosableWaits['wait'];
  readonly readError: ReadError;
  /** Gives the signing time, and is adjusted to each response. */
  readonly clock: ServiceClock;
}

/**
 * Reads the error of a response; `clockSkew` is by how many milliseconds its request was signed too early, `items` the
 * format of the items in it.
 */
type ReadError = (response: HttpResponse, clockSkew: number, items: ValueFormat | undefined) => DynamoDBError;

/** Makes the exchange below all layers: it signs a request, sends it, and reads an output or an error of the response. */
export function http(options: HttpOptions): Exchange {
  const { dispatcher, requestTimeout, readError, clock, wait } = options;
  const hasServiceHeaders = serviceHeaders();

  return (request) =>
    new Observable((subscriber) => {
      const fail = (error: unknown) => subscriber.error(toDynamoDBError(error, request));
      const send = ({ signed, secrets }: PreparedRequest) => {
        const sendTime = clock.sendTime();
        recordSend(request, signed.origin);
        const subscription = dispatch(dispatcher, signed, requestTimeout).subscribe({
          next: (response) => {
            recordResponse(request, () => factsOf(response));
            const isFromService = hasServiceHeaders(String(signed.origin), response);
            const clockSkew = clock.adjust(sendTime, response);
            const error = errorOf(response, secrets, (received) =>
              readError(received, clockSkew, request.items),
            );
            if (error !== undefined) return fail(error);
            deliver(subscriber, request, unread(response, isFromService, secrets));
          },
          error: (error: unknown) => fail(redact(error, secrets())),
        });
        subscriber.add(subscription);
      };
      wait(prepare(request, options), request, subscriber, send);
    });
}

/** Returns the facts of a response that events show. */
function factsOf(response: HttpResponse) {
  const { statusCode, body } = response;
  return { statusCode, requestId: header(response, 'x-amzn-requestid'), bytes: body.length };
}

/** A request that is ready to be sent, and the secrets that no error may show. */
interface PreparedRequest {
  readonly signed: Dispatcher.DispatchOptions;
  readonly secrets: () => Secrets;
}

async function prepare(
  request: WireRequest,
  { connection, headersTimeout, bodyTimeout }: HttpOptions,
): Promise<PreparedRequest> {
  const { credentials, route, sign } = await connection();
  const identity = await credentials();
  const destination = route(identity, request);
  const signed = sign(request, identity, destination);
  // The signing key is known, except for the first request of a day or of new credentials.
  const headers = signed instanceof Promise ? await signed : signed;
  const { origin, path } = destination;
  return {
    signed: { origin, path, method: 'POST', headers, body: request.body, headersTimeout, bodyTimeout },
    secrets: () => secretsOf(identity, headers),
  };
}

function secretsOf(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentialIdentity,
  { authorization }: Readonly<Record<string, string>>,
): Secrets {
  const signature = authorization?.slice(authorization.lastIndexOf('=') + 1);
  return [sessionToken, secretAccessKey, accessKeyId, signature];
}

/** Returns the error of a response, if it is one. A body that is compressed or was changed on the way is not read. */
function errorOf(
  response: HttpResponse,
  secrets: () => Secrets,
  read: (response: HttpResponse) => DynamoDBError,
): DynamoDBError | undefined {
  const encoding = contentEncoding(response);
  if (encoding !== undefined) return compressedError(encoding, redact(response, secrets()), read);
  if (!matchesChecksum(response)) return checksumMismatch(redact(response, secrets()));
  return response.statusCode >= 300 ? read(redact(response, secrets())) : undefined;
}

/** A throttle or a fault of the server is told by its status alone, and is retried although its body cannot be read. */
function compressedError(
  encoding: string,
  response: HttpResponse,
  read: (response: HttpResponse) => DynamoDBError,
): DynamoDBError {
  const { statusCode } = response;
  return statusCode >= 500 || statusCode === 429
    ? read({ ...response, body: Buffer.alloc(0) })
    : compressed(encoding, response);
}

function unread(
  response: HttpResponse,
  hasServiceHeaders: boolean | undefined,
  secrets: () => Secrets,
): UnreadResponse {
  const { statusCode, body } = response;
  return {
    statusCode,
    requestId: header(response, 'x-amzn-requestid'),
    body,
    hasServiceHeaders,
    describe: () => excerpt(statusCode, body, secrets()),
  };
}

/** Reads the output within the attempt, so that a response without one can be retried. */
function deliver(subscriber: Subscriber<WireResponse>, request: WireRequest, response: UnreadResponse): void {
  let output: unknown;
  try {
    output = request.read(response);
  } catch (error) {
    // An error of another class was thrown by the caller's own number rule.
    subscriber.error(error instanceof DynamoDBError ? toDynamoDBError(error, request) : error);
    return;
  }
  subscriber.next({ requestId: response.requestId, output });
  subscriber.complete();
}
