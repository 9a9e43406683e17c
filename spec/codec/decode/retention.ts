import { setImmediate } from 'node:timers/promises';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { makePage } from '../../bench/corpora.ts';

/**
 * Script of the retention spec: decodes many responses, keeps one small value of each, and prints the growth of the
 * heap and of the memory outside it.
 */
const kept = process.argv[2] ?? 'text';
const responses = Number(process.argv[3] ?? 1000);

const decode = createDecoder({ members: { Items: { list: { map: 'attribute' } } } }, 'lossless');

function makeBody(index: number): Buffer {
  return makePage(
    () => ({
      short: { S: `body ${index}` },
      text: { S: `a text of body ${index}`.padEnd(20) },
      unicode: { S: `größe ${index}`.padEnd(20) },
      escaped: { S: `one\ntwo ${index}`.padEnd(20) },
      binary: { B: Buffer.from(`body ${index}`.padEnd(20)).toString('base64') },
      [`name of body ${index}`.padEnd(20)]: { N: '1' },
      filler: { S: 'x'.repeat(2000) },
    }),
    256 * 1024,
  );
}

function decodeAndKeep(index: number): unknown {
  const { Items } = decode(makeBody(index)) as { Items: readonly Readonly<Record<string, unknown>>[] };
  const item = Items[0] ?? {};
  return kept === 'name' ? Object.keys(item).find((name) => name.startsWith('name')) : item[kept];
}

/** Returns the memory in use after garbage collection. That of buffers is freed some time after their collection. */
async function usedMemory(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

for (let index = 0; index < 10; index++) decodeAndKeep(index);
const before = await usedMemory();
const values = Array.from({ length: responses }, (_, index) => decodeAndKeep(index));
const growth = (await usedMemory()) - before;
if (values.includes(undefined)) throw new Error(`No item has the attribute ${kept}`);
console.log(growth);
