import type { AwsCredentialIdentity } from '@smithy/types';
import type { Connection } from '../settings/connection.ts';
import { isHostLabel } from '../settings/host-label.ts';

/** An endpoint in the parts that a request and its signature need. */
export interface Destination {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

/** Says where a request goes that is made as somebody, about a table or about none or many. */
export type Route = (identity: AwsCredentialIdentity, tableName: string | undefined) => Destination;

/** Routes each request to the account that it concerns; the way there is found once for each account. */
export function routing({ endpointFor, region }: Pick<Connection, 'endpointFor' | 'region'>): Route {
  const known = new Map<string | undefined, Destination>();

  return ({ accountId }, tableName) => {
    const account = ownerOf(tableName, region) ?? accountId;
    const destination = known.get(account) ?? takeApart(endpointFor(account));
    known.set(account, destination);
    return destination;
  };
}

/** The account that the ARN of a table in this region names; a table's plain name says nothing. */
function ownerOf(tableName: string | undefined, region: string): string | undefined {
  if (!tableName?.startsWith('arn:')) return undefined;
  const [, , service, itsRegion, account = ''] = tableName.split(':');
  return service === 'dynamodb' && itsRegion === region && isHostLabel(account) ? account : undefined;
}

function takeApart({ origin, host, pathname: path }: URL): Destination {
  return { origin, host, path };
}
