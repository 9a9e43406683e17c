import type { AwsCredentialIdentity } from '@smithy/types';
import { Observable, type Subscriber } from 'rxjs';
import type { Dispatcher } from 'undici';
import type { CredentialSource } from '../config/credentials.ts';
import { DynamoDBError } from '../errors/dynamodb-error.ts';
import { redact, type Secrets } from '../errors/redact.ts';
import { ChecksumMismatchError } from '../errors/transport-error.ts';
import { isIntact } from './checksum.ts';
import type { SendTime, ServiceClock } from './clock.ts';
import { compressed, contentEncoding } from './content-encoding.ts';
import { dispatch, type HttpResponse } from './dispatch.ts';
import { excerpt } from './excerpt.ts';
import type { Exchange, UnreadResponse, WireRequest, WireResponse } from './exchange.ts';
import { header } from './header.ts';
import type { Route } from './routing.ts';
import { serviceHeaders } from './service-headers.ts';
import type { Sign } from './sign.ts';
import { toDynamoDBError } from './to-dynamodb-error.ts';

/** As whom requests are made, where they go and how they are signed, once the settings have been resolved. */
export interface ResolvedConnection {
  readonly credentials: CredentialSource;
  readonly route: Route;
  readonly sign: Sign;
}

export interface HttpOptions {
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  /** Asked for each request, so that a failure to resolve the settings is that request's and not the client's. */
  readonly connection: () => Promise<ResolvedConnection>;
  /** How long to wait for a response to begin, and for its next bytes, in milliseconds. */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  /** Reads the error for which a response stands, to a request that was signed too early by so many milliseconds. */
  readonly readError: (response: HttpResponse, early: number) => DynamoDBError;
  /** Set by each response; the requests are signed by it. */
  readonly clock: ServiceClock;
}

/** The exchange at the bottom of all layers: signs a request, sends it, and tells an output from an error. */
export function http(options: HttpOptions): Exchange {
  const { dispatcher, connection: line, headersTimeout, bodyTimeout, readError, clock } = options;
  const hasServiceHeaders = serviceHeaders();

  return (request) =>
    new Observable((subscriber) => {
      const fail = (error: unknown) => subscriber.error(toDynamoDBError(error, request));
      const send = ({ sent, secrets }: PreparedRequest) => {
        if (subscriber.closed) return;
        const departure = clock.depart();
        const response$ = dispatch(dispatcher, sent).subscribe({
          next: (response) => {
            const isMarked = hasServiceHeaders(String(sent.origin), response);
            const error = faultOf(response, departure, secrets);
            if (error !== undefined) return fail(error);
            deliver(subscriber, request, unread(response, isMarked, secrets));
          },
          error: (error: unknown) => fail(redact(error, secrets())),
        });
        subscriber.add(response$);
      };
      prepare(request).then(send, fail);
    });

  /** The error for which a response stands, if it does; of a body that has changed on the way nothing is believed. */
  function faultOf(
    response: HttpResponse,
    departure: SendTime,
    secrets: () => Secrets,
  ): DynamoDBError | undefined {
    const early = clock.set(departure, response);
    const encoding = contentEncoding(response);
    if (encoding !== undefined) return compressedFault(encoding, redact(response, secrets()), early);
    if (!isIntact(response)) return checksumMismatch(redact(response, secrets()));
    return response.statusCode >= 300 ? readError(redact(response, secrets()), early) : undefined;
  }

  /** A status of 500 and more says enough without a body that can be read. */
  function compressedFault(encoding: string, response: HttpResponse, early: number): DynamoDBError {
    const { statusCode } = response;
    return statusCode >= 500 || statusCode === 429
      ? readError({ ...response, body: Buffer.alloc(0) }, early)
      : compressed(encoding, response);
  }

  async function prepare(request: WireRequest): Promise<PreparedRequest> {
    const { credentials, route, sign } = await line();
    const identity = await credentials();
    const destination = route(identity, request);
    const headers = sign(request, identity, destination);
    const { origin, path } = destination;
    return {
      sent: { origin, path, method: 'POST', headers, body: request.body, headersTimeout, bodyTimeout },
      secrets: () => secretsOf(identity, headers),
    };
  }
}

/** A request that is ready to go out, and what of it must not show in an error. */
interface PreparedRequest {
  readonly sent: Dispatcher.DispatchOptions;
  readonly secrets: () => Secrets;
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

/** Reads the output as part of the attempt, so that a response that holds none may be asked for again. */
function deliver(subscriber: Subscriber<WireResponse>, request: WireRequest, response: UnreadResponse): void {
  let output: unknown;
  try {
    output = request.read(response);
  } catch (error) {
    // Anything else was thrown by a number rule of the caller's own.
    subscriber.error(error instanceof DynamoDBError ? toDynamoDBError(error, request) : error);
    return;
  }
  subscriber.next({ requestId: response.requestId, output });
  subscriber.complete();
}

function secretsOf(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentialIdentity,
  { authorization }: Readonly<Record<string, string>>,
): Secrets {
  const signature = authorization?.slice(authorization.lastIndexOf('=') + 1);
  return [sessionToken, secretAccessKey, accessKeyId, signature];
}

function checksumMismatch(response: HttpResponse): ChecksumMismatchError {
  const { statusCode } = response;
  const requestId = header(response, 'x-amzn-requestid');
  return new ChecksumMismatchError('The body is not the one that its x-amz-crc32 was computed of', {
    statusCode,
    requestId,
  });
}
