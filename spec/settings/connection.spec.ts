import { describe, expect, it, vi } from 'vitest';
import { connect } from '../../lib/settings/connection.ts';
import { sharedHome } from './shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const broken = { config: 'this is no configuration' };

describe('the settings of a client', () => {
  it('come from one profile where nothing else is said', async () => {
    await sharedHome({
      config: '[profile dev]\nregion = eu-north-1\nendpoint_url = http://localhost:8000\n',
      credentials: '[dev]\naws_access_key_id = dev-key\naws_secret_access_key = secret\n',
    });
    const found = await connect({ profile: 'dev' });
    expect(found.region).toBe('eu-north-1');
    expect(found.endpointFor(undefined).href).toBe('http://localhost:8000/');
    expect(await found.credentials()).toMatchObject({ accessKeyId: 'dev-key' });
  });

  it('do not touch a broken file where everything is said', async () => {
    await sharedHome(broken);
    await connect({ region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials });
  });

  it('do not stop at a broken file or an unknown profile where only the endpoint is not said', async () => {
    await sharedHome(broken);
    await connect({ region: 'eu-central-1', credentials });
    vi.stubEnv('AWS_PROFILE', 'unknown');
    await connect({ region: 'eu-central-1', credentials });
  });

  it('stop at a broken file where the region or the credentials may stand in it', async () => {
    await sharedHome(broken);
    await expect(connect({ credentials })).rejects.toMatchObject({ name: 'ConfigParserError' });
    await expect(connect({ region: 'eu-central-1' })).rejects.toMatchObject({ name: 'ConfigParserError' });
  });

  it('stop at a profile that was asked for and is unknown, even where everything is said', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\n' });
    const everything = { region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials };
    await expect(connect({ ...everything, profile: 'dev' })).rejects.toMatchObject({
      name: 'NoProfileError',
    });
  });
});
