import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { setPartitionInfo, useDefaultPartitionInfo } from '@aws-sdk/core/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ConnectionOptions, resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from '../support/shared-home.ts';

interface Partition {
  readonly id: string;
  readonly regionRegex: string;
  readonly regions: Readonly<Record<string, object>>;
  readonly outputs: Parameters<typeof setPartitionInfo>[0]['partitions'][number]['outputs'];
}

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

/** Returns the partitions of `@aws-sdk/core`, which exports the partition of a region, but not the list of regions. */
async function knownPartitions(): Promise<readonly Partition[]> {
  const folder = '../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws';
  const text = await readFile(new URL(`${folder}/partitions.js`, import.meta.url), 'utf8');
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)).partitions;
}

/** Returns a region that is not listed, but matches the pattern of a partition. */
function unlistedRegion({ regionRegex }: Partition): string {
  const region = regionRegex
    .replace(/[\^$\\]/g, '')
    .replace('w+', 'moon')
    .replace('d+', '7')
    .replace(/\((\w+)[^)]*\)/, '$1');
  expect(region).toMatch(new RegExp(regionRegex));
  return region;
}

const partitions = await knownPartitions();
const listedRegions = partitions.flatMap(({ regions }) => Object.keys(regions));
const otherRegions = ['local', 'mars-1', 'us-east', 'US-EAST-1'];
const regions = [...listedRegions, ...partitions.map(unlistedRegion), ...otherRegions];
const onAndOff = [false, true];
const modes = ['preferred', 'disabled', 'required'] as const;
const accounts = [undefined, '111122223333', 'not.a.label'];
const { endpointProvider } = new DynamoDBClient({ region: 'eu-central-1', credentials }).config;

/** Returns the AWS SDK's endpoint and signing region, or `undefined` if it throws. */
function sdkEndpoint(region: string, variant: Variant, accountId: string | undefined, isSearch: boolean) {
  try {
    const { url, properties } = endpointProvider({
      Region: region,
      UseFIPS: variant.useFipsEndpoint,
      UseDualStack: variant.useDualstackEndpoint,
      AccountIdEndpointMode: variant.accountIdEndpointMode,
      ...(accountId !== undefined && { AccountId: accountId }),
      ...(isSearch && { IsSearchOperation: true }),
    });
    const [scheme] = properties?.authSchemes ?? [];
    return { url: url.href, signedFor: String(scheme?.signingRegion ?? region) };
  } catch {
    return undefined;
  }
}

/** Returns our endpoint and signing region, or `undefined` if it is refused. */
async function ourEndpoint(
  region: string,
  variant: Variant,
  accountId: string | undefined,
  isSearch: boolean,
) {
  try {
    const found = await resolveConnection({ region, credentials, ...variant });
    return {
      url: found.endpointFor(accountId, isSearch ? 'search' : undefined).href,
      signedFor: found.region,
    };
  } catch (error) {
    expect(error).toMatchObject({ name: expect.stringMatching(/^(InvalidOption|NoAccountId)Error$/) });
    return undefined;
  }
}

const streams = new DynamoDBStreamsClient({ region: 'eu-central-1', credentials }).config;

/** Returns the endpoint to which the AWS SDK sends requests for streams, or `undefined` if it throws. */
function sdkStreamsEndpoint(region: string, { useFipsEndpoint, useDualstackEndpoint }: HostKind) {
  try {
    const parameters = { Region: region, UseFIPS: useFipsEndpoint, UseDualStack: useDualstackEndpoint };
    const { url, properties } = streams.endpointProvider(parameters);
    expect(properties?.authSchemes).toBeUndefined();
    return url.href;
  } catch {
    return undefined;
  }
}

/** Returns our endpoint for streams, or `undefined` if it is refused. */
async function ourStreamsEndpoint(region: string, variant: Partial<Variant>) {
  try {
    const { endpointFor } = await resolveConnection({ region, credentials, ...variant });
    return endpointFor('111122223333', 'streams').href;
  } catch (error) {
    expect(error).toMatchObject({ name: 'InvalidOptionError' });
    return undefined;
  }
}

type HostKind = Pick<Variant, 'useFipsEndpoint' | 'useDualstackEndpoint'>;

type Variant = Required<
  Pick<ConnectionOptions, 'useFipsEndpoint' | 'useDualstackEndpoint' | 'accountIdEndpointMode'>
>;

const variants = onAndOff.flatMap((useFipsEndpoint) =>
  onAndOff.flatMap((useDualstackEndpoint) =>
    modes.map((accountIdEndpointMode) => ({ useFipsEndpoint, useDualstackEndpoint, accountIdEndpointMode })),
  ),
);

/** Compares our endpoints with the SDK's in all variants of a region, for all kinds of accounts, with and without search. */
async function compare(region: string): Promise<number> {
  let endpoints = 0;
  for (const variant of variants) {
    for (const accountId of accounts) {
      for (const isSearch of onAndOff) {
        const expected = sdkEndpoint(region, variant, accountId, isSearch);
        const message = JSON.stringify({ region, ...variant, accountId, isSearch });
        expect(await ourEndpoint(region, variant, accountId, isSearch), message).toEqual(expected);
        if (expected !== undefined) endpoints++;
      }
    }
  }
  return endpoints;
}

describe('the endpoint of a region', () => {
  it('is compared in regions of all partitions', () => {
    expect(partitions.map(({ id }) => id)).toEqual(expect.arrayContaining(['aws', 'aws-cn', 'aws-us-gov']));
    expect(listedRegions).toEqual(expect.arrayContaining(['eu-central-1', 'cn-north-1', 'us-isob-east-1']));
  });

  it.each(regions)("is the AWS SDK's in %s, in every variant and for every account", async (region) => {
    await sharedHome();
    expect(await compare(region)).toBeGreaterThan(16);
  });

  it.each(['fips-eu-central-1', 'eu-central-1-fips'])(
    'is the FIPS endpoint in a pseudo region: %s',
    async (region) => {
      await sharedHome();
      const sdk = new DynamoDBClient({ region, credentials }).config;
      const found = await resolveConnection({ region, credentials, useFipsEndpoint: false });
      expect(found.region).toBe(await sdk.region());
      expect(await sdk.useFipsEndpoint()).toBe(true);
      expect(found.endpointFor(undefined).host).toBe('dynamodb-fips.eu-central-1.amazonaws.com');
    },
  );

  it.each([
    ['FIPS', 8],
    ['dual-stack', 9],
  ])("is the AWS SDK's if a partition has no %s endpoints", async (lacking, number) => {
    await sharedHome();
    const supported = { supportsFIPS: lacking !== 'FIPS', supportsDualStack: lacking !== 'dual-stack' };
    setPartitionInfo({
      partitions: partitions.map((each) => ({ ...each, outputs: { ...each.outputs, ...supported } })),
    });
    onTestFinished(useDefaultPartitionInfo);
    // The SDK caches endpoints by region, so each of these names is used once.
    for (const region of ['eu-poor', 'us-gov-poor', 'us-iso-poor']) await compare(`${region}-${number}`);
    const both = { useFipsEndpoint: true, useDualstackEndpoint: true };
    await expect(resolveConnection({ region: 'us-iso-poor-1', credentials, ...both })).rejects.toMatchObject({
      name: 'InvalidOptionError',
      option: expect.any(String),
      message: `The region "us-iso-poor-1", in the partition "aws-iso", has no ${lacking} endpoint`,
    });
  });
});

describe('the endpoint of a region for streams', () => {
  const hostKinds = onAndOff.flatMap((useFipsEndpoint) =>
    onAndOff.map((useDualstackEndpoint) => ({ useFipsEndpoint, useDualstackEndpoint })),
  );
  const others = regions.filter((region) => region !== 'local');

  it.each(others)("is the AWS SDK's in %s, in every variant and for every account", async (region) => {
    await sharedHome();
    let endpoints = 0;
    for (const hostKind of hostKinds) {
      const expected = sdkStreamsEndpoint(region, hostKind);
      for (const accountIdEndpointMode of ['preferred', 'disabled'] as const) {
        const variant = { ...hostKind, accountIdEndpointMode };
        expect(await ourStreamsEndpoint(region, variant), JSON.stringify(variant)).toBe(expected);
      }
      if (expected !== undefined) endpoints++;
    }
    expect(endpoints).toBeGreaterThan(0);
  });

  it('begins with one label or with two, as the kind of the host demands', async () => {
    await sharedHome();
    const hosts = hostKinds.map(async (variant) => await ourStreamsEndpoint('eu-central-1', variant));
    expect(await Promise.all(hosts)).toEqual([
      'https://streams.dynamodb.eu-central-1.amazonaws.com/',
      'https://streams-dynamodb.eu-central-1.api.aws/',
      'https://streams.dynamodb-fips.eu-central-1.amazonaws.com/',
      'https://streams-dynamodb-fips.eu-central-1.api.aws/',
    ]);
  });

  it('does not depend on the account, although an account id may be required for other requests', async () => {
    await sharedHome();
    const required = { region: 'eu-central-1', credentials, accountIdEndpointMode: 'required' } as const;
    const { endpointFor } = await resolveConnection(required);
    const host = 'streams.dynamodb.eu-central-1.amazonaws.com';
    expect([undefined, '111122223333'].map((account) => endpointFor(account, 'streams').host)).toEqual([
      host,
      host,
    ]);
  });

  it('is that of DynamoDB Local in the region "local", and a custom endpoint if there is one', async () => {
    await sharedHome();
    expect(await ourStreamsEndpoint('local', {})).toBe('http://localhost:8000/');
    const endpoint = 'http://localhost:4566/path/';
    const { endpointFor } = await resolveConnection({ region: 'eu-central-1', credentials, endpoint });
    expect(endpointFor(undefined, 'streams').href).toBe(endpoint);
  });
});

/** Whether the AWS SDK accepts a custom endpoint. */
function isAcceptedBySdk(region: string, variant: Variant, endpoint: string): boolean {
  try {
    const { url } = endpointProvider({
      Region: region,
      UseFIPS: variant.useFipsEndpoint,
      UseDualStack: variant.useDualstackEndpoint,
      Endpoint: endpoint,
    });
    expect(url.href).toBe(endpoint);
    return true;
  } catch {
    return false;
  }
}

describe('a custom endpoint', () => {
  const hosts = ['elsewhere', 'dynamodb.eu-central-1.api.aws', 'search-dynamodb.eu-central-1.api.aws'];
  const chinese = [
    'dynamodb.cn-north-1.api.amazonwebservices.com.cn',
    'dynamodb.cn-north-1.amazonaws.com.cn',
  ];
  const others = ['dynamodb.eu-central-1.amazonaws.com', 'dynamodb.eu-central-1.api.aws:8443'];

  it.each([...hosts, ...chinese, ...others])('is accepted if the AWS SDK accepts it: %s', async (host) => {
    await sharedHome();
    const endpoint = `https://${host}/`;
    for (const region of ['eu-central-1', 'cn-north-1', 'local']) {
      for (const variant of variants) {
        const message = JSON.stringify({ region, ...variant });
        const found = await resolveConnection({ region, credentials, endpoint, ...variant }).catch(
          (error) => error,
        );
        if (isAcceptedBySdk(region, variant, endpoint))
          expect(found.endpointFor?.('111122223333').href, message).toBe(endpoint);
        else expect(found, message).toMatchObject({ name: 'InvalidOptionError' });
      }
    }
  });
});

describe('an endpoint that does not exist', () => {
  const required = { accountIdEndpointMode: 'required' } as const;

  it.each([
    [
      'eu-central-1',
      { useFipsEndpoint: true, ...required },
      '"aws", has no account-based FIPS endpoints, which',
    ],
    [
      'cn-moon-7',
      required,
      '"aws-cn", has no account-based endpoints, which `accountIdEndpointMode` requires',
    ],
    ['local', { useFipsEndpoint: true }, 'The region "local" has no FIPS endpoint'],
    ['local', { useDualstackEndpoint: true }, 'The region "local" has no dual-stack endpoint'],
  ])('is refused with the reason: %s, %j', async (region, variant, message) => {
    await sharedHome();
    const refused = expect(resolveConnection({ region, credentials, ...variant })).rejects;
    await refused.toMatchObject({ name: 'InvalidOptionError', message: expect.stringContaining(message) });
  });

  it('is that of an unknown account if `accountIdEndpointMode` is "required"', async () => {
    await sharedHome();
    const { endpointFor } = await resolveConnection({ region: 'eu-central-1', credentials, ...required });
    for (const unknownAccount of [undefined, '']) {
      expect(() => endpointFor(unknownAccount)).toThrow(
        'No account id: `accountIdEndpointMode` is "required", and the credentials have no `accountId`',
      );
    }
  });

  it('is that of an account id that would change the host, and the id is not shown', async () => {
    await sharedHome();
    const { endpointFor } = await resolveConnection({ region: 'eu-central-1', credentials });
    expect(() => endpointFor('example.com/')).toThrow(
      'The `accountId` of the credentials is invalid: it cannot be part of a host name',
    );
  });
});
