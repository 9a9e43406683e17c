import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';

/** Programs that get an item. `floor` only loads what every client on undici, RxJS and the Smithy signer loads. */
const programs = {
  rxdynamo: `
    import { DynamoDB } from './dist/index.js';
    new DynamoDB().getItem({ TableName: 'T', Key: { id: 1 } }).subscribe(console.log);`,
  floor: `
    import buildConnector from 'undici/lib/core/connect.js';
    import Pool from 'undici/lib/dispatcher/pool.js';
    import { SignatureV4 } from '@smithy/signature-v4';
    import { Observable } from 'rxjs';
    console.log(buildConnector, Pool, SignatureV4, Observable);`,
  sdk: `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
    const client = DynamoDBDocumentClient.from(new DynamoDBClient());
    client.send(new GetCommand({ TableName: 'T', Key: { id: 1 } })).then(console.log);`,
};

const outdir = 'bundle-size';

async function bundle(contents: string): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('../..', import.meta.url)) },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    metafile: true,
    write: false,
    outdir,
  });
  return metafile.outputs;
}

/** The files of a bundle that are loaded at once, without those that are loaded only when they are needed. */
function loadedAtOnce(outputs: Metafile['outputs']): readonly Metafile['outputs'][string][] {
  const loaded = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>'));
  // A set also visits what is added while it is visited.
  for (const path of loaded) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind !== 'dynamic-import' && imported in outputs) loaded.add(imported);
    }
  }
  return [...loaded].flatMap((path) => outputs[path] ?? []);
}

const sizeOf = (outputs: Metafile['outputs']) =>
  loadedAtOnce(outputs).reduce((sum, { bytes }) => sum + bytes, 0);

/** The bytes that the files of the package itself take in a bundle. */
function ownBytes(outputs: Metafile['outputs']): number {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const own = inputs.filter(([path]) => path.startsWith('dist/'));
  return own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

it('a minified bundle of GetItem has at most 260 KB of rxdynamo, and loads nothing of an AWS SDK at once', async () => {
  const [own, floor, sdk] = await Promise.all(Object.values(programs).map(bundle));
  if (own === undefined || floor === undefined || sdk === undefined) throw new Error('a bundle is missing');
  const [bytes, floorBytes, sdkBytes] = [own, floor, sdk].map(sizeOf) as [number, number, number];
  const kilobytes = (count: number) => `${Math.round(count / 1000)} KB`;
  console.log(
    `GetItem, minified: ${kilobytes(bytes)} with ${kilobytes(ownBytes(own))} of rxdynamo; floor ${kilobytes(floorBytes)}; ` +
      `SDK's document client ${kilobytes(sdkBytes)}: ${(bytes / sdkBytes).toFixed(2)} of it`,
  );
  expect(ownBytes(own)).toBeGreaterThan(50_000);
  // The goal is 100 KB: it is not reached, because the client has every operation as a method.
  expect(ownBytes(own)).toBeLessThan(260_000);
  // A little more, because the signer shares a chunk with the credential chain, which is loaded only when it is needed.
  expect(bytes - floorBytes).toBeLessThan(290_000);
  expect(bytes).toBeLessThan(1.75 * sdkBytes);
  const files = loadedAtOnce(own).flatMap(({ inputs }) => Object.keys(inputs));
  expect(files).toContain('dist/client.js');
  expect(files.filter((path) => path.includes('@aws-sdk/'))).toEqual([]);
});

it('a minified bundle of a Lambda function with `changesOf` leaves out the client, undici and RxJS', async () => {
  const outputs = await bundle(`
    import { changesOf, failedFrom } from './dist/index.js';
    console.log(changesOf, failedFrom);`);
  const files = loadedAtOnce(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
  );
  expect(files).toContain('dist/values.js');
  expect(files.filter((path) => /client|undici|rxjs|smithy/.test(path))).toEqual([]);
  expect(sizeOf(outputs)).toBeLessThan(63_000);
});
