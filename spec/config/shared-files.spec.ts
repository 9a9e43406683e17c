import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { findProfile } from '../../lib/config/shared-files.ts';
import { sharedHome } from '../support/shared-home.ts';

const twoProfiles = `
# A comment
[default]
region = eu-central-1 ; with a remark
[profile dev]
region=eu-north-1

s3 =
  addressing_style = path
`;

describe('a profile', () => {
  it('is the requested one, else AWS_PROFILE, else the default one', async () => {
    await sharedHome({ config: twoProfiles });
    expect((await findProfile()).settings.region).toBe('eu-central-1');
    vi.stubEnv('AWS_PROFILE', 'dev');
    expect((await findProfile()).settings.region).toBe('eu-north-1');
    expect((await findProfile('default')).settings.region).toBe('eu-central-1');
  });

  it('may be in either file, and the credentials file takes precedence', async () => {
    await sharedHome({
      config: '[profile dev]\nregion = eu-north-1\noutput = json\n',
      credentials: '[dev]\nregion = eu-west-1\n[other]\nregion = eu-west-2\n',
    });
    expect((await findProfile('dev')).settings).toMatchObject({ region: 'eu-west-1', output: 'json' });
    expect((await findProfile('other')).settings).toMatchObject({ region: 'eu-west-2' });
  });

  it('is read from the paths in AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, which may begin with ~', async () => {
    const { folder } = await sharedHome();
    await writeFile(join(folder, 'moved'), '[profile dev]\nregion = eu-north-1\n');
    await writeFile(join(folder, 'secrets'), '[ops]\nregion = eu-west-3\n');
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'moved'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '~/secrets');
    expect((await findProfile('dev')).settings.region).toBe('eu-north-1');
    expect((await findProfile('ops')).settings.region).toBe('eu-west-3');
  });

  it('is read again each time, so that a file can be corrected while the program runs', async () => {
    const { config } = await sharedHome({ config: '[default]\nregion = eu-west-1\n' });
    expect((await findProfile()).settings.region).toBe('eu-west-1');
    await writeFile(config, '[default]\nregion = eu-west-2\n');
    expect((await findProfile()).settings.region).toBe('eu-west-2');
  });

  it('is empty if there are no files and none was requested', async () => {
    await sharedHome();
    expect(await findProfile()).toEqual({ name: 'default', settings: {}, sections: {} });
  });

  it('is empty if the home directory is not a directory', async () => {
    await sharedHome();
    vi.stubEnv('HOME', '/dev/null');
    expect(await findProfile()).toMatchObject({ settings: {} });
  });

  it('that is in neither file is an error with both paths', async () => {
    const { config, credentials } = await sharedHome({ config: twoProfiles });
    expect((await findProfile('prod')).problem).toMatchObject({
      name: 'NoProfileError',
      message: `The profile "prod" was not found in ${config} or ${credentials}`,
    });
    vi.stubEnv('AWS_PROFILE', 'prod');
    expect((await findProfile()).problem).toMatchObject({ name: 'NoProfileError' });
  });

  it.each(['constructor', '__proto__'])('named %s is not found in Object.prototype', async (name) => {
    await sharedHome({ config: twoProfiles });
    expect((await findProfile(name)).problem).toMatchObject({ name: 'NoProfileError' });
  });

  it('that was requested without any file is an error with both paths', async () => {
    const { config, credentials } = await sharedHome();
    expect((await findProfile('dev')).problem).toMatchObject({
      name: 'ConfigNotFoundError',
      message: `The profile "dev" was not found: there is no ${config} and no ${credentials}`,
    });
  });
});

describe('the name of a profile', () => {
  it.each([
    ['My MacBook Pro', "[profile 'My MacBook Pro']"],
    ['My MacBook Pro', '[profile "My MacBook Pro"]'],
    ['My MacBook Pro', '[profile My MacBook Pro]'],
    ['Audit/Power.User@b:c+d%e', '[profile Audit/Power.User@b:c+d%e]'],
    ['dev', '[profile\tdev] /* s3://path/to/bucket */'],
    ['dev', '[profile dev] # mine'],
    ['default', '[profile default]'],
  ])('%s may be written as %s', async (name, header) => {
    await sharedHome({ config: `${header}\nregion = eu-north-1\n` });
    expect(await findProfile(name)).toMatchObject({ name, settings: { region: 'eu-north-1' } });
    expect((await findProfile(name)).problem).toBeUndefined();
  });

  it('has no quotes in the credentials file, as `aws configure` writes it', async () => {
    await sharedHome({
      config: "[profile 'Foo Bar']\nregion = eu-north-1\n",
      credentials: '[Foo Bar]\nx = y\n',
    });
    expect((await findProfile('Foo Bar')).settings).toMatchObject({ region: 'eu-north-1', x: 'y' });
  });

  it.each([
    '[profile dev]\n',
    '[profile dev]\ns3 =\n  addressing_style = path\n',
    '[profile dev]\nregion =\n',
  ])('is found if the profile has no settings of its own: %j', async (config) => {
    await sharedHome({ config });
    expect((await findProfile('dev')).problem).toBeUndefined();
  });
});

describe('an invalid line', () => {
  const invalidProfile = '[profile odd]\nmfa_serial\n';

  it('is a problem of its own profile', async () => {
    const { config } = await sharedHome({ config: `[default]\nregion = eu-west-1\n${invalidProfile}` });
    expect((await findProfile('odd')).problem).toMatchObject({
      name: 'ConfigParserError',
      message: `${config}:4: expected a [section] or a setting`,
    });
    expect(await findProfile()).toMatchObject({ settings: { region: 'eu-west-1' }, problem: undefined });
  });

  it('is a problem of the profile that refers to its services section', async () => {
    await sharedHome({ config: '[default]\nservices = local\n[profile other]\n[services local]\nodd\n' });
    expect((await findProfile()).problem).toMatchObject({ name: 'ConfigParserError' });
    expect((await findProfile('other')).problem).toBeUndefined();
  });

  it('is the reason of a missing profile if it may be its header', async () => {
    const { config } = await sharedHome({ config: '[default]\n[profile dev\nregion = eu-west-1\n' });
    expect((await findProfile('dev')).problem).toMatchObject({
      name: 'ConfigParserError',
      message: `${config}:2: expected a [section] or a setting`,
    });
    expect(await findProfile()).toMatchObject({ settings: {}, problem: undefined });
  });
});

describe('a shared file', () => {
  it('that cannot be read is the reason of a missing profile if the other file does not have it', async () => {
    const { config } = await sharedHome({ credentials: '[dev]\nregion = eu-west-1\n' });
    await mkdir(config);
    expect(await findProfile('dev')).toMatchObject({ settings: { region: 'eu-west-1' }, problem: undefined });
    expect((await findProfile('ops')).problem).toMatchObject({
      name: 'ConfigNotFoundError',
      message: expect.stringContaining(`Cannot read ${config}: `),
    });
  });

  it('has a path with ~ if the user has no home directory', async () => {
    const child = `import { sharedFiles } from '${new URL('../../lib/config/shared-files.ts', import.meta.url)}';
      console.log(JSON.stringify(await sharedFiles()));`;
    const preload = `import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module';
      os.homedir = () => { throw new Error('uv_os_homedir returned ENOENT'); }; syncBuiltinESMExports();`;
    const { HOME: _, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...env } = process.env;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--import',
        'tsx',
        '--import',
        `data:text/javascript,${encodeURIComponent(preload)}`,
        '--input-type=module',
        '--eval',
        child,
      ],
      { env },
    );
    expect(JSON.parse(stdout)).toEqual({ config: '~/.aws/config', credentials: '~/.aws/credentials' });
  });

  it('that cannot be read is an error with its cause', async () => {
    const { credentials } = await sharedHome();
    await mkdir(credentials);
    expect((await findProfile()).unreadable).toMatchObject({
      name: 'ConfigNotFoundError',
      message: expect.stringContaining(`Cannot read ${credentials}: `),
      cause: expect.objectContaining({ code: 'EISDIR' }),
    });
  });

  it('that is invalid is an error with the number of the line, whose text is not shown', async () => {
    const { credentials } = await sharedHome({
      credentials: '[default]\naws_access_key_id = key\nwJalrXUtnFEMI/secret\n',
    });
    expect((await findProfile()).problem).toMatchObject({
      name: 'ConfigParserError',
      message: `${credentials}:3: expected a [section] or a setting`,
    });
  });

  it('that begins with a setting is an error, because the setting would be ignored', async () => {
    const { config } = await sharedHome({ config: '\r\nregion = eu-central-1\r\n[default]\r\n' });
    expect((await findProfile()).problem).toMatchObject({
      name: 'ConfigParserError',
      message: `${config}:2: expected a [section] before the first setting`,
    });
  });

  it('may have a byte order mark, CRLF and comments', async () => {
    await sharedHome({ config: '\uFEFF[default] # mine\r\n; a remark\r\n\tregion = eu-west-1\r\n\r\n' });
    expect((await findProfile()).settings.region).toBe('eu-west-1');
  });
});
