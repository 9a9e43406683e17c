import type { AwsCredentialIdentity } from '@smithy/types';
import type { ConnectionSettings } from '../config/connection.ts';
import { isHostLabel } from '../config/host-label.ts';
import type { WireRequest } from './exchange.ts';

/** An endpoint in the parts that a request and its signature need. */
export interface Destination {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

/** Says where a request goes that is made as somebody. */
export type Route = (
  identity: AwsCredentialIdentity,
  request: Pick<WireRequest, 'operation' | 'resource'>,
) => Destination;

/** Routes each request to the account that it concerns; the way there is found once for each account. */
export function router({ endpointFor, region }: Pick<ConnectionSettings, 'endpointFor' | 'region'>): Route {
  const known = new Map<string | undefined, Destination>();
  const knownForSearch = new Map<string | undefined, Destination>();

  return ({ accountId }, { operation: { isSearch = false }, resource }) => {
    const account = ownerOf(resource, region) ?? accountId;
    const destinations = isSearch ? knownForSearch : known;
    const destination = destinations.get(account) ?? takeApart(endpointFor(account, isSearch));
    destinations.set(account, destination);
    return destination;
  };
}

/** The account that an ARN of this region names; a plain name says nothing. */
function ownerOf(resource: string | undefined, region: string): string | undefined {
  if (!resource?.startsWith('arn:')) return undefined;
  const [, partition, service, itsRegion, account = '', ...rest] = resource.split(':');
  const isArn = partition !== '' && rest.join(':') !== '';
  const isOurs = isArn && service === 'dynamodb' && itsRegion === region;
  return isOurs && isHostLabel(account) ? account : undefined;
}

function takeApart({ origin, host, pathname: path }: URL): Destination {
  return { origin, host, path };
}
