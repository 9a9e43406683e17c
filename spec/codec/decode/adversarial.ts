import { createDecoder } from '../../../lib/codec/decode.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';

/**
 * Script of the adversarial spec: prints how many times as long as `JSON.parse` the decoder takes for each response.
 *
 * It runs in its own process, because the instrumented imports of the test runner would distort the measurement. A ratio
 * above the first argument is measured again, up to ten times: on a busy machine a few rounds may all be interrupted.
 */
const maxSlowness = Number(process.argv[2]);
const repetitions = 10;
const rounds = 10;

function bestTime(action: () => unknown, best: number): number {
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
  const parse = () => JSON.parse(body.toString());
  let [decoding, parsing] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    decoding = bestTime(decodeOrRefuse, decoding);
    parsing = bestTime(parse, parsing);
    if (decoding / parsing <= maxSlowness) break;
  }
  return decoding / parsing;
}

const result = Object.entries(adversaries).map(([name, makeBody]) => [name, slowness(makeBody())]);
console.log(JSON.stringify(Object.fromEntries(result)));
