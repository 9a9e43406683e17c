import type { Operation } from '../api/operation.ts';
import { InvalidOptionError, NoAccountIdError } from '../errors/configuration-error.ts';
import type { EndpointVariant, HostKind } from './endpoint-options.ts';
import { isHostLabel } from './host-label.ts';

/** The hosts of an operation: `undefined` for those of most operations. */
export type Hosts = Operation<never, unknown>['hosts'];

/**
 * Returns the endpoint of an account, which may be unknown; searches and streams have their own hosts.
 *
 * @throws InvalidOptionError, NoAccountIdError
 */
export type EndpointFor = (accountId: string | undefined, hosts?: Hosts) => URL;

// The rules below are those of the AWS SDKs for DynamoDB, as of November 2026. The SDK for JavaScript has them only in its
// DynamoDB clients, which are too large a dependency; a spec compares both. The domains are those of the SDK's partitions.

/** The regions outside the partition `aws` that have account-based endpoints. */
const regionsWithAccountEndpoints = new Set([
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-east-1',
  'us-gov-west-1',
]);

/** The partitions whose dual-stack hosts for streams begin with `streams-dynamodb`; those of others with `streams.dynamodb`. */
const partitionsWithOneStreamsLabel = new Set(['aws', 'aws-cn', 'aws-us-gov']);

/**
 * Makes the function that returns the service's endpoints in a region, whose partition decides their domain and variants.
 *
 * @throws InvalidOptionError if the region does not have the variant
 */
export async function regionalEndpoint(region: string, variant: EndpointVariant): Promise<EndpointFor> {
  const { partition } = await import('@aws-sdk/core/client');
  const { name, dnsSuffix, dualStackDnsSuffix, supportsDualStack, supportsFIPS } = partition(region);
  const { useFipsEndpoint, useDualstackEndpoint, accountIdEndpointMode } = variant;
  const missing = (variant: string, option: string, value: unknown = true) =>
    new InvalidOptionError(`The region "${region}", in the partition "${name}", has no ${variant}`, {
      option,
      value,
    });
  if (useFipsEndpoint && !supportsFIPS) throw missing('FIPS endpoint', 'useFipsEndpoint');
  if (useDualstackEndpoint && !supportsDualStack)
    throw missing('dual-stack endpoint', 'useDualstackEndpoint');

  const hasAccountEndpoints = !useFipsEndpoint && (name === 'aws' || regionsWithAccountEndpoints.has(region));
  if (accountIdEndpointMode === 'required' && !hasAccountEndpoints)
    throw missing(
      `account-based ${useFipsEndpoint ? 'FIPS ' : ''}endpoints, which \`accountIdEndpointMode\` requires`,
      'accountIdEndpointMode',
      accountIdEndpointMode,
    );

  const domain = `${region}.${useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix}`;
  // The hosts of GovCloud without the suffix are FIPS hosts too.
  const hasFipsSuffix = useFipsEndpoint && (useDualstackEndpoint || name !== 'aws-us-gov');
  const streamsPrefix =
    useDualstackEndpoint && partitionsWithOneStreamsLabel.has(name) ? 'streams-' : 'streams.';
  const prefixes = { search: 'search-', streams: streamsPrefix };
  const regional = (hosts: Hosts) =>
    new URL(`https://${hosts ? prefixes[hosts] : ''}dynamodb${hasFipsSuffix ? '-fips' : ''}.${domain}/`);
  if (!hasAccountEndpoints || accountIdEndpointMode === 'disabled') return (_, hosts) => regional(hosts);

  return (accountId, hosts) => {
    if (hosts === 'streams') return regional(hosts);
    if (accountId) return accountEndpoint(accountId, `${hosts ? prefixes[hosts] : ''}ddb.${domain}`);
    if (accountIdEndpointMode === 'preferred') return regional(hosts);
    throw new NoAccountIdError(
      'No account id: `accountIdEndpointMode` is "required", and the credentials have no `accountId`',
    );
  };
}

function accountEndpoint(accountId: string, domain: string): URL {
  if (!isHostLabel(accountId))
    throw new InvalidOptionError(
      'The `accountId` of the credentials is invalid: it cannot be part of a host name',
    );
  return new URL(`https://${accountId}.${domain}/`);
}

/**
 * Returns the default endpoint of DynamoDB Local, and the region for which the AWS SDKs sign its requests.
 *
 * @throws InvalidOptionError for FIPS and dual-stack
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
