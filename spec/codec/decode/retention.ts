import { setImmediate } from 'node:timers/promises';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { makePage } from '../../bench/corpora.ts';

/**
 * The script of the retention spec: decodes a thousand pages, keeps one small value of each, and prints by how much the
 * heap and the memory outside of it have grown.
 */
const kept = process.argv[2] ?? 'text';
const pages = 1000;

const decode = createDecoder({ members: { Items: { list: { map: 'attribute' } } } }, 'lossless');

function body(page: number): Buffer {
  return makePage(
    () => ({
      short: { S: `page ${page}` },
      text: { S: `a text of page ${page}`.padEnd(20) },
      unicode: { S: `größe ${page}`.padEnd(20) },
      escaped: { S: `one\ntwo ${page}`.padEnd(20) },
      binary: { B: Buffer.from(`page ${page}`.padEnd(20)).toString('base64') },
      [`name of page ${page}`.padEnd(20)]: { N: '1' },
      filler: { S: 'x'.repeat(2000) },
    }),
    256 * 1024,
  );
}

function keptOf(page: number): unknown {
  const { Items } = decode(body(page)) as { Items: readonly Readonly<Record<string, unknown>>[] };
  const item = Items[0] ?? {};
  return kept === 'name' ? Object.keys(item).find((name) => name.startsWith('name')) : item[kept];
}

/** What is in use after all garbage is gone: the memory of buffers is given back some time after they are collected. */
async function used(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

for (let page = 0; page < 10; page++) keptOf(page);
const before = await used();
const values = Array.from({ length: pages }, (_, page) => keptOf(page));
const growth = (await used()) - before;
if (values.includes(undefined)) throw new Error('There is nothing to keep');
console.log(growth);
