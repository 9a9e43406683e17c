import { createDecoder } from '../../../lib/codec/decode.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';

/**
 * The script of the adversarial spec: prints how many times as long as `JSON.parse` the decoder takes for each page.
 *
 * It runs in a process of its own, since a test runner's imports are slow enough to be what is measured.
 */
const rounds = 30;

function bestTime(act: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function slowness(page: Buffer): number {
  const decode = createDecoder({ members: { Items: { list: { map: 'attribute' } } } }, 'lossless');
  const decodeOrRefuse = () => {
    try {
      return decode(page);
    } catch (refusal) {
      return refusal;
    }
  };
  return bestTime(decodeOrRefuse) / bestTime(() => JSON.parse(page.toString()));
}

const result = Object.entries(adversaries).map(([name, makePage]) => [name, slowness(makePage())]);
console.log(JSON.stringify(Object.fromEntries(result)));
