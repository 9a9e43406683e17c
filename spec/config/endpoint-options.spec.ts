import { describe, expect, it, vi } from 'vitest';
import { type ConnectionOptions, resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from '../support/shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

/** Returns the host to which the requests of an account are sent. */
async function hostOf(options: ConnectionOptions = {}): Promise<string> {
  const { endpointFor } = await resolveConnection({ region: 'eu-central-1', credentials, ...options });
  return endpointFor('111122223333').host;
}

const accountHost = '111122223333.ddb.eu-central-1.amazonaws.com';
const plain = 'dynamodb.eu-central-1.amazonaws.com';
const fips = 'dynamodb-fips.eu-central-1.amazonaws.com';
const dualstack = '111122223333.ddb.eu-central-1.api.aws';

/** Each option with its variable and its profile setting; a value and its host, another value and its host. */
const settings = [
  ['useFipsEndpoint', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', true, fips, false, accountHost],
  [
    'useDualstackEndpoint',
    'AWS_USE_DUALSTACK_ENDPOINT',
    'use_dualstack_endpoint',
    true,
    dualstack,
    false,
    accountHost,
  ],
  [
    'accountIdEndpointMode',
    'AWS_ACCOUNT_ID_ENDPOINT_MODE',
    'account_id_endpoint_mode',
    'disabled',
    plain,
    'required',
    accountHost,
  ],
] as const;

describe.each(settings)('%s', (option, variable, setting, one, oneHost, other, otherHost) => {
  it('is the option, else the variable, else the setting of the profile', async () => {
    await sharedHome({ config: `[default]\n${setting} = ${one}\n` });
    expect(await hostOf()).toBe(oneHost);
    vi.stubEnv(variable, String(other));
    expect(await hostOf()).toBe(otherHost);
    expect(await hostOf({ [option]: one })).toBe(oneHost);
  });

  it('may be in upper case, and an empty variable is ignored', async () => {
    await sharedHome({ config: `[default]\n${setting} = ${String(one).toUpperCase()}\n` });
    vi.stubEnv(variable, '');
    expect(await hostOf()).toBe(oneHost);
    vi.stubEnv(variable, String(other).toUpperCase());
    expect(await hostOf()).toBe(otherHost);
  });

  it('is refused with its source and its value if it is none of the allowed values', async () => {
    const refusal = (source: string, value: string) => ({
      name: 'InvalidOptionError',
      option: expect.any(String),
      message: expect.stringMatching(`^${source} must be "\\w+"( or "\\w+")+, not "${value}"$`),
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

describe('a custom endpoint', () => {
  it('takes precedence over account-based endpoints', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCOUNT_ID_ENDPOINT_MODE', 'maybe');
    expect(await hostOf({ endpoint: 'http://elsewhere', accountIdEndpointMode: 'required' })).toBe(
      'elsewhere',
    );
  });

  it.each([
    ['useFipsEndpoint', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'],
    ['useDualstackEndpoint', 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'],
  ])('is refused together with %s, wherever both are set', async (option, variable, setting) => {
    const refusal = (source: string) => ({
      name: 'InvalidOptionError',
      message: `\`${option}\` cannot be combined with a custom endpoint: remove it, or ${source}`,
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

  it('is refused in a FIPS pseudo region', async () => {
    await sharedHome();
    const options = { endpoint: 'http://elsewhere', region: 'fips-eu-central-1' };
    await expect(hostOf(options)).rejects.toMatchObject({ name: 'InvalidOptionError' });
  });

  it.each(['dynamodb', 'search-dynamodb'])(
    "is refused if it is the region's dual-stack host: %s",
    async (name) => {
      await sharedHome();
      await expect(hostOf({ endpoint: `https://${name}.eu-central-1.api.aws` })).rejects.toMatchObject({
        name: 'InvalidOptionError',
        message:
          'the option `endpoint` must not be the dual-stack endpoint of the region: set `useDualstackEndpoint` instead',
      });
      const other = `${name}.eu-west-1.api.aws`;
      expect(await hostOf({ endpoint: `https://${other}` })).toBe(other);
    },
  );
});

it('the defaults are neither FIPS nor dual-stack, and account-based endpoints in regions that have them', async () => {
  await sharedHome();
  expect(await hostOf()).toBe(accountHost);
  expect(await hostOf({ region: 'us-iso-east-1' })).toBe('dynamodb.us-iso-east-1.c2s.ic.gov');
});
