import { describe, expect, it, vi } from 'vitest';
import { type ConnectionOptions, resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from './shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

/** Where the requests of an account go. */
async function hostOf(options: ConnectionOptions = {}): Promise<string> {
  const { endpointFor } = await resolveConnection({ region: 'eu-central-1', credentials, ...options });
  return endpointFor('111122223333').host;
}

const byAccount = '111122223333.ddb.eu-central-1.amazonaws.com';
const plain = 'dynamodb.eu-central-1.amazonaws.com';
const fips = 'dynamodb-fips.eu-central-1.amazonaws.com';
const dualstack = '111122223333.ddb.eu-central-1.api.aws';

/** Each option with its names elsewhere; a value and its host, another value and its host. */
const settings = [
  ['useFipsEndpoint', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', true, fips, false, byAccount],
  [
    'useDualstackEndpoint',
    'AWS_USE_DUALSTACK_ENDPOINT',
    'use_dualstack_endpoint',
    true,
    dualstack,
    false,
    byAccount,
  ],
  [
    'accountIdEndpointMode',
    'AWS_ACCOUNT_ID_ENDPOINT_MODE',
    'account_id_endpoint_mode',
    'disabled',
    plain,
    'required',
    byAccount,
  ],
] as const;

describe.each(settings)('%s', (option, variable, setting, one, oneHost, other, otherHost) => {
  it('is that of the option, else of the variable, else of the profile', async () => {
    await sharedHome({ config: `[default]\n${setting} = ${one}\n` });
    expect(await hostOf()).toBe(oneHost);
    vi.stubEnv(variable, String(other));
    expect(await hostOf()).toBe(otherHost);
    expect(await hostOf({ [option]: one })).toBe(oneHost);
  });

  it('is read in any case, and not from a variable that is set to nothing', async () => {
    await sharedHome({ config: `[default]\n${setting} = ${String(one).toUpperCase()}\n` });
    vi.stubEnv(variable, '');
    expect(await hostOf()).toBe(oneHost);
    vi.stubEnv(variable, String(other).toUpperCase());
    expect(await hostOf()).toBe(otherHost);
  });

  it('is refused with its place and its value where it is neither one nor the other', async () => {
    const refusal = (place: string, value: string) => ({
      name: 'InvalidOptionError',
      option: expect.any(String),
      message: expect.stringMatching(`^${place} must be "\\w+"( or "\\w+")+, not "${value}"$`),
    });
    const { config, credentials } = await sharedHome({ config: `[default]\n${setting} = perhaps\n` });
    await expect(hostOf()).rejects.toMatchObject(
      refusal(`\`${setting}\` in ${config} or ${credentials}`, 'perhaps'),
    );
    vi.stubEnv(variable, 'maybe');
    await expect(hostOf()).rejects.toMatchObject(refusal(variable, 'maybe'));
    const untyped = JSON.parse(`{ "${option}": "yes" }`);
    await expect(hostOf(untyped)).rejects.toMatchObject(refusal(`The option \`${option}\``, 'yes'));
  });
});

describe('an endpoint that somebody set', () => {
  it('has nothing to do with the endpoints of accounts', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCOUNT_ID_ENDPOINT_MODE', 'maybe');
    expect(await hostOf({ endpoint: 'http://elsewhere', accountIdEndpointMode: 'required' })).toBe(
      'elsewhere',
    );
  });

  it.each([
    ['useFipsEndpoint', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', 'a FIPS'],
    ['useDualstackEndpoint', 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint', 'a dual-stack'],
  ])('is refused together with %s, wherever either is said', async (option, variable, setting, what) => {
    const refusal = (source: string) => ({
      name: 'InvalidOptionError',
      message: `\`${option}\` cannot make ${what} endpoint of the one that is set: leave it out, or ${source}`,
    });
    await sharedHome({ config: `[default]\n${setting} = true\n` });
    const endpoint = 'http://elsewhere';
    await expect(hostOf({ endpoint })).rejects.toMatchObject(refusal('the option `endpoint`'));
    expect(await hostOf({ endpoint, [option]: false })).toBe('elsewhere');
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    await expect(hostOf()).rejects.toMatchObject(refusal('AWS_ENDPOINT_URL'));
    vi.stubEnv(variable, 'false');
    expect(await hostOf()).toBe('elsewhere');
    await expect(hostOf({ [option]: true })).rejects.toMatchObject(refusal('AWS_ENDPOINT_URL'));
  });

  it('is refused in a region whose name says FIPS', async () => {
    await sharedHome();
    const options = { endpoint: 'http://elsewhere', region: 'fips-eu-central-1' };
    await expect(hostOf(options)).rejects.toMatchObject({ name: 'InvalidOptionError' });
  });

  it.each(['dynamodb', 'search-dynamodb'])("is not the region's dual-stack host: %s", async (name) => {
    await sharedHome();
    await expect(hostOf({ endpoint: `https://${name}.eu-central-1.api.aws` })).rejects.toMatchObject({
      name: 'InvalidOptionError',
      message:
        'the option `endpoint` must not be the dual-stack endpoint of the region: set `useDualstackEndpoint` in its place',
    });
    const other = `${name}.eu-west-1.api.aws`;
    expect(await hostOf({ endpoint: `https://${other}` })).toBe(other);
  });
});

it('nothing is set by itself: neither FIPS nor dual-stack, and accounts where there are endpoints of them', async () => {
  await sharedHome();
  expect(await hostOf()).toBe(byAccount);
  expect(await hostOf({ region: 'us-iso-east-1' })).toBe('dynamodb.us-iso-east-1.c2s.ic.gov');
});
