import { createDecoder } from '../../../lib/codec/decode.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';

/**
 * Script of the adversarial spec: prints how many times as long as `JSON.parse` the decoder takes for each response.
 *
 * It runs in its own process, because the instrumented imports of the test runner would distort the measurement.
 */
const rounds = Number(process.argv[2] ?? 30);

function bestTime(action: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    action();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function slowness(body: Buffer): number {
  const decode = createDecoder({ members: { Items: { list: { map: 'attribute' } } } }, 'lossless');
  const decodeOrRefuse = () => {
    try {
      return decode(body);
    } catch (error) {
      return error;
    }
  };
  return bestTime(decodeOrRefuse) / bestTime(() => JSON.parse(body.toString()));
}

const result = Object.entries(adversaries).map(([name, makeBody]) => [name, slowness(makeBody())]);
console.log(JSON.stringify(Object.fromEntries(result)));
