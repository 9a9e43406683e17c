import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startDynalite } from '../../support/servers/dynalite.ts';
import { describeOnOneServer } from '../../support/servers/each-server.ts';
import { freshTable } from '../../support/servers/fresh-table.ts';
import { localClient } from '../../support/servers/local-client.ts';
import { closeNow, listenLocally, localUrl } from '../../support/servers/local-server.ts';
import { testTable } from '../../support/servers/test-table.ts';
import { runInProcess } from '../support/in-process.ts';
import { temporaryFolder, useLocalEnvironment } from '../support/local-environment.ts';

const region = ['--region', 'eu-central-1'];
const items = Array.from({ length: 60 }, (_, number) => ({ id: `song ${number}`, number }));

/** Refuses every request, and keeps the scope of its signature: key, date, region and service. */
function scopeServer(scopes: string[]): Server {
  return createServer((request, response) => {
    const [, scope = ''] = /Credential=([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
    scopes.push(scope.replace(/\/\d{8}\//, '/'));
    const __type = 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException';
    request.resume();
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type, message: 'Requested resource not found' }));
  });
}

describeOnOneServer('the table that rxdynamo copy writes', (server) => {
  const { TableName } = testTable(server, { items });
  const folder = temporaryFolder();
  useLocalEnvironment(server);
  const scopes: string[] = [];
  const other = scopeServer(scopes);
  let endpoint: string;

  beforeAll(async () => {
    endpoint = localUrl(await listenLocally(other));
    const profile = 'region = ap-south-1\naws_access_key_id = OTHER\naws_secret_access_key = secret\n';
    await writeFile(folder.path('config'), `[profile other]\n${profile}`);
  });
  beforeEach(() => {
    scopes.length = 0;
    vi.stubEnv('AWS_CONFIG_FILE', folder.path('config'));
    // The region of the environment comes before that of a profile.
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  });
  afterAll(() => closeNow(other));

  it('is at --to-endpoint', async () => {
    const target = await startDynalite();
    const db = localClient(target.endpoint);
    const copy = await freshTable(target.endpoint);
    const argv = [
      'copy',
      TableName,
      copy,
      ...region,
      '--to-endpoint',
      target.endpoint,
      '--state',
      folder.path('a'),
    ];
    const { code, stderr } = await runInProcess(argv);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/\nCopied 60 items to .* in .* s, .* read and 60 write units\.\n$/);
    const found = await lastValueFrom(db.scan({ TableName: copy }).pipe(toArray()));
    expect(new Map(found.map((item) => [item.id, item]))).toEqual(
      new Map(items.map((item) => [item.id, item])),
    );
    await db.close();
    await target.stop();
  });

  it('gets each item once in the summary, also if the copy was stopped midway', async () => {
    const copy = await freshTable(server.endpoint);
    const argv = ['copy', TableName, copy, ...region, '--state', folder.path('d'), '--segments', '16'];
    let run = await runInProcess([...argv, '--max-units', '20', '--json', '--quiet']);
    for (let stops = 0; run.code === 3 && stops < 50; stops++)
      run = await runInProcess([...argv, '--max-units', '20', '--resume', '--json', '--quiet']);
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ items: 60, resumed: true });
  });

  it.each([
    [
      'in --to-region, with the credentials of the table that is read',
      ['--to-region', 'us-east-1'],
      'local/us-east-1',
    ],
    ['in the region and with the credentials of --to-profile', ['--to-profile', 'other'], 'OTHER/ap-south-1'],
    [
      'in --to-region, if --to-profile has another',
      ['--to-profile', 'other', '--to-region', 'sa-east-1'],
      'OTHER/sa-east-1',
    ],
  ])('is %s', async (_, options, scope) => {
    const argv = ['copy', TableName, 'Copy', ...region, ...options, '--to-endpoint', endpoint];
    const { code, stderr } = await runInProcess([...argv, '--state', folder.path('b')]);
    expect(code).toBe(1);
    expect(stderr).toContain('rxdynamo: ResourceNotFoundException: ');
    expect(new Set(scopes)).toEqual(new Set([`${scope}/dynamodb/aws4_request`]));
  });
});
