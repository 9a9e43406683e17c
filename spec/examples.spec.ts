import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
let emptyHome: string;

beforeAll(async () => {
  emptyHome = await mkdtemp(join(tmpdir(), 'rxdynamo-home-'));
});

afterAll(() => rm(emptyHome, { recursive: true }));

/** Runs an example as a stranger would, who has neither settings nor credentials; its failure rejects. */
async function outputOf(example: string, ...args: readonly string[]): Promise<string> {
  const strangers = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = { ...Object.fromEntries(strangers), HOME: emptyHome, USERPROFILE: emptyHome };
  const node = ['--import', 'tsx', `examples/${example}`, ...args];
  const { stdout, stderr } = await run(process.execPath, node, { cwd: root, env });
  expect(stderr).toBe('');
  return stdout;
}

describe('an example, started with an empty home directory', () => {
  it('loads and scans cities, and says how fast', async () => {
    const output = await outputOf('cities.ts', '500');
    expect(output).toMatch(/^Loading 50 % [\d,]+ items, [\d,]+ items\/s$/m);
    expect(output).toMatch(/^Loading took [\d.]+ s: 500 items in 20 requests, [\d,]+ items\/s$/m);
    expect(output).toMatch(/^Scanning took [\d.]+ s: 500 items in 64 pages, [\d,]+ items\/s$/m);
    expect(output).toMatch(/^Country +Cities +People in them +Biggest city +People$/m);
    expect(output).toMatch(/^Afghanistan +312 +6,785,497 +Kabul +3,043,532$/m);
  });

  it('takes the first steps', async () => {
    const output = await outputOf('getting-started.ts');
    expect(output).toContain('created: Music');
    expect(output).toMatch(/^got: {[^}]*SongTitle: 'Sinnerman'[^}]*Genres: Set\(2\) {/m);
    expect(output).toContain("queried: [ 'Feeling Good', 'My Baby Just Cares for Me', 'Sinnerman' ]");
    expect(output).toMatch(/^scanned: \[.*'Pata Pata \(1967\)'.*\]$/m);
    expect(output).toMatch(/^scanned in parallel: Set\(3\) {.*'afropop'.*}$/m);
    expect(output.match(/^pulled: /gm)).toHaveLength(4);
    expect(output).toContain("tables: [ 'Music' ]");
  });

  it('is one of those that have a spec, here or in the folder beside', () => {
    const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));
    expect(examples).toEqual(['cities.ts', 'getting-started.ts', 'resumable-export.ts']);
  });
});
