import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { program } from './program.ts';
import { pathOfNode, setUpProject } from './project.ts';
import { nodeVersions } from './tools.ts';

const files = ['import.mjs', 'require.cjs'];
const project = setUpProject('module', ['bun', 'deno']);

/** Loads the package in both ways in one process. */
const both = `
import { createRequire } from 'node:module';
import * as imported from 'rxdynamo';
import * as importedKit from 'rxdynamo/testing';
const require = createRequire(import.meta.url);
const [required, requiredKit] = [require('rxdynamo'), require('rxdynamo/testing')];
console.log(JSON.stringify({
  isOneCopy: imported.DynamoDB === required.DynamoDB && importedKit.fakeDynamoDB === requiredKit.fakeDynamoDB,
  commonJsFiles: Object.keys(require.cache).filter((path) => /rxdynamo.dist.*\\.cjs$/.test(path)).length,
}));`;

beforeAll(async () => {
  await project.write('import.mjs', program('import'));
  await project.write('require.cjs', program('require'));
  await project.write('both.mjs', both);
});

describe.each(nodeVersions)('Node.js %s', { timeout: 120_000 }, (version) => {
  it.for(files)('loads the package without a warning, and calls with it: %s', async (file, context) => {
    const node = await pathOfNode(context, version);
    expect(JSON.parse(await project.run(node, [file, project.endpoint]))).toEqual(project.expected);
  });

  it('runs the program `rxdynamo`', async (context) => {
    const node = await pathOfNode(context, version);
    const path = `node_modules/rxdynamo/${manifest.bin.rxdynamo}`;
    expect(await project.run(node, [path, '--version'])).toBe(`${manifest.version}\n`);
    const help = await project.run(node, [path, 'count', '--help']);
    expect(help).toMatch(/^Usage: rxdynamo count <table> \[options\]/);
    const connection = ['--profile', 'matrix', '--region', 'eu-central-1', '--endpoint', project.endpoint];
    // The server knows neither operation.
    await expect(project.run(node, [path, 'count', 'None', ...connection])).rejects.toThrow(
      /^rxdynamo: .*None/m,
    );
  });

  it('has one copy for `import` and `require`', async (context) => {
    const node = await pathOfNode(context, version);
    expect(JSON.parse(await project.run(node, ['both.mjs']))).toEqual({ isOneCopy: true, commonJsFiles: 0 });
  });
});

describe('other runtimes', () => {
  it.for(files)('Bun loads the package and calls with it: %s', async (file, context) => {
    project.need(context, 'bun');
    const text = await project.run('node_modules/.bin/bun', ['run', file, project.endpoint]);
    expect(JSON.parse(text)).toEqual(project.expected);
  });

  it.for(files)('Deno loads the package and calls with it: %s', async (file, context) => {
    project.need(context, 'deno');
    const text = await project.run('node_modules/.bin/deno', ['run', '--allow-all', file, project.endpoint]);
    expect(JSON.parse(text)).toEqual(project.expected);
  });
});
