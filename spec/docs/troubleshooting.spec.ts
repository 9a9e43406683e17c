import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { regionalEndpoint } from '../../lib/config/regional-endpoint.ts';
import { callsOfRows, operationsOf } from './actions.ts';
import { errorMessages } from './messages.ts';

const page = readFileSync(new URL('../../docs/troubleshooting.md', import.meta.url), 'utf8');

/** The rows of the first table of a section, without its head. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = /^\|.*(?:\n\|.*)+/m.exec(section) ?? [];
  const rows = table.split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const codeOf = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);

describe('the troubleshooting', () => {
  it('has the messages that the errors have', { timeout: 60_000 }, async () => {
    const shown = rowsOf('Error messages').map(([message]) => codeOf(message)[0]);
    expect(shown).toEqual(await errorMessages());
  });

  const rows = rowsOf('IAM actions');

  it('lists the actions of the calls that are made here', () => {
    expect(rows.map(([call]) => call)).toEqual(Object.keys(callsOfRows));
  });

  it.each(rows)('lists the actions that the requests need: %s', async (call = '', actions = '') => {
    const listed = codeOf(actions).map((action) => action.replace('dynamodb:', ''));
    for (const operations of await operationsOf(call))
      expect([...new Set(operations)].sort()).toEqual([...listed].sort());
  });

  it('lists the hosts of a region', async () => {
    const variant = {
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      accountIdEndpointMode: 'preferred',
    };
    const hosts = new Set<string>();
    for (const kind of [{}, { useFipsEndpoint: true }, { useDualstackEndpoint: true }]) {
      const endpointFor = await regionalEndpoint('us-east-1', { ...variant, ...kind } as never);
      for (const account of [undefined, '123456789012'])
        for (const service of [undefined, 'streams'] as const) hosts.add(endpointFor(account, service).host);
    }
    const listed = rowsOf('Hosts that a firewall must know').map(([host]) => codeOf(host)[0]);
    expect([...listed].sort()).toEqual([...hosts].sort());
  });

  it('quotes the error of a bundle by esbuild without a banner', { timeout: 60_000 }, async () => {
    const folder = fileURLToPath(new URL('../../node_modules/.cache/rxdynamo-docs/', import.meta.url));
    const outfile = `${folder}bundle.mjs`;
    await build({
      stdin: { contents: "import { DynamoDB } from './dist/index.js';\nnew DynamoDB();\n", resolveDir: '.' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      outfile,
    });
    const { stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    expect(page).toContain(`\`${/Error: (Dynamic require of "\S+" is not supported)/.exec(stderr)?.[1]}\``);
  });
});
