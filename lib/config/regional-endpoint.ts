import { InvalidOptionError, NoAccountIdError } from '../errors/configuration-error.ts';
import type { EndpointVariant, HostKind } from './endpoint-options.ts';
import { isHostLabel } from './host-label.ts';

/**
 * Says where the requests go that concern an account, or one that nobody knows; a search has hosts of its own.
 *
 * @throws InvalidOptionError, NoAccountIdError
 */
export type EndpointFor = (accountId: string | undefined, isSearch?: boolean) => URL;

// The rules below are those of the AWS SDKs for DynamoDB, in November 2026. The SDK for JavaScript ships them inside of
// its client, too much to install for them; a spec compares the two. The domains come from the SDK's own partitions.

/** The only regions outside of the partition `aws` whose accounts have endpoints. */
const regionsWithAccounts = new Set(['cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1']);

/**
 * The service's own endpoints in a region: the region's partition decides the domain and which of them there are.
 *
 * @throws InvalidOptionError where there is none as it is wanted
 */
export async function regionalEndpoint(region: string, variant: EndpointVariant): Promise<EndpointFor> {
  const { partition } = await import('@aws-sdk/core/client');
  const { name, dnsSuffix, dualStackDnsSuffix, supportsDualStack, supportsFIPS } = partition(region);
  const { useFipsEndpoint, useDualstackEndpoint, accountIdEndpointMode } = variant;
  const missing = (what: string, option: string, value: unknown = true) =>
    new InvalidOptionError(`The region "${region}", in the partition "${name}", has no ${what}`, {
      option,
      value,
    });
  if (useFipsEndpoint && !supportsFIPS) throw missing('FIPS endpoint', 'useFipsEndpoint');
  if (useDualstackEndpoint && !supportsDualStack)
    throw missing('dual-stack endpoint', 'useDualstackEndpoint');

  const hasAccounts = !useFipsEndpoint && (name === 'aws' || regionsWithAccounts.has(region));
  if (accountIdEndpointMode === 'required' && !hasAccounts)
    throw missing(
      `${useFipsEndpoint ? 'FIPS ' : ''}endpoints of accounts, which are required`,
      'accountIdEndpointMode',
      accountIdEndpointMode,
    );

  const domain = `${region}.${useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix}`;
  // The plain hosts of GovCloud are validated already.
  const isMarked = useFipsEndpoint && (useDualstackEndpoint || name !== 'aws-us-gov');
  const regional = (isSearch = false) =>
    new URL(`https://${searchPrefix(isSearch)}dynamodb${isMarked ? '-fips' : ''}.${domain}/`);
  if (!hasAccounts || accountIdEndpointMode === 'disabled') return (_, isSearch) => regional(isSearch);

  return (accountId, isSearch) => {
    if (accountId) return accountEndpoint(accountId, `${searchPrefix(isSearch)}ddb.${domain}`);
    if (accountIdEndpointMode === 'preferred') return regional(isSearch);
    throw new NoAccountIdError(
      'No account id: `accountIdEndpointMode` requires one, and the credentials carry none',
    );
  };
}

function searchPrefix(isSearch = false): string {
  return isSearch ? 'search-' : '';
}

function accountEndpoint(accountId: string, domain: string): URL {
  if (!isHostLabel(accountId))
    throw new InvalidOptionError('The account id of the credentials cannot be part of a host name');
  return new URL(`https://${accountId}.${domain}/`);
}

/**
 * DynamoDB Local where it listens by itself, and the region for which the SDKs sign its requests.
 *
 * @throws InvalidOptionError for a variant that it does not have
 */
export function localEndpoint({ useFipsEndpoint, useDualstackEndpoint }: HostKind): {
  readonly endpointFor: EndpointFor;
  readonly region: string;
} {
  if (useFipsEndpoint || useDualstackEndpoint)
    throw new InvalidOptionError(
      `The region "local" has no ${useFipsEndpoint ? 'FIPS' : 'dual-stack'} endpoint`,
      { option: useFipsEndpoint ? 'useFipsEndpoint' : 'useDualstackEndpoint', value: true },
    );
  const endpoint = new URL('http://localhost:8000/');
  return { endpointFor: () => endpoint, region: 'us-east-1' };
}
