import type { AwsCredentialIdentity } from '@smithy/types';
import type { ConnectionSettings } from '../config/connection.ts';
import { isHostLabel } from '../config/host-label.ts';
import type { Hosts } from '../config/regional-endpoint.ts';
import type { WireRequest } from './exchange.ts';

/** The parts of an endpoint's URL that a request and its signature need. */
export interface Destination {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

/** Returns the destination of a request that is made with the given credentials. */
export type Route = (
  identity: AwsCredentialIdentity,
  request: Pick<WireRequest, 'operation' | 'resource'>,
) => Destination;

/** Makes the function that routes each request to its account's endpoint, which is looked up once for each account. */
export function router({ endpointFor, region }: Pick<ConnectionSettings, 'endpointFor' | 'region'>): Route {
  const caches: Record<NonNullable<Hosts>, Map<string | undefined, Destination>> = {
    search: new Map(),
    streams: new Map(),
  };
  const cache = new Map<string | undefined, Destination>();

  return ({ accountId }, { operation: { hosts }, resource }) => {
    const account = ownerOf(resource, region) ?? accountId;
    const destinations = hosts === undefined ? cache : caches[hosts];
    const destination = destinations.get(account) ?? destinationOf(endpointFor(account, hosts));
    destinations.set(account, destination);
    return destination;
  };
}

/** Returns the account of a DynamoDB ARN of this region; a plain name has none. */
function ownerOf(resource: string | undefined, region: string): string | undefined {
  if (!resource?.startsWith('arn:')) return undefined;
  const [, partition, service, arnRegion, account = '', ...rest] = resource.split(':');
  const isArn = partition !== '' && rest.join(':') !== '';
  const isOfRegion = isArn && service === 'dynamodb' && arnRegion === region;
  return isOfRegion && isHostLabel(account) ? account : undefined;
}

function destinationOf({ origin, host, pathname: path }: URL): Destination {
  return { origin, host, path };
}
