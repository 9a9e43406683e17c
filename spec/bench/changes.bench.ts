import { alternate } from './measure/alternate.ts';
import { type Program, startProgram } from './measure/program.ts';
import { spreadOf } from './measure/spread.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';
import type { Reading } from './streams/consumer-program.ts';
import type { ConsumerName } from './streams/consumers.ts';
import { changeLatencies } from './streams/latency.ts';

/**
 * Measures streams of changes: the rate of a backlog against the AWS SDK's GetRecords with `unmarshall`, the heap that a long
 * stream takes, and how late changes are.
 *
 * A page has 1,000 small records, or 1 MB of medium ones.
 */

const rates = { records: 50_000, rounds: 5 };
const heap = { first: 100_000, second: 1_000_000, rounds: 2 };
const latency = { interval: 250, duration: 5000, rounds: 2 };

const startStream = (corpus: 'small' | 'medium', records: number) =>
  startProgram(new URL('streams/stream-program.js', import.meta.url), [corpus, String(records)]);

async function measureRate(corpus: 'small' | 'medium'): Promise<Row[]> {
  const server = await startStream(corpus, rates.records);
  const { endpoint, records } = server.greeting as { endpoint: string; records: number };
  const start = (name: ConsumerName) =>
    startProgram(new URL('streams/consumer-program.js', import.meta.url), [name, endpoint, String(records)]);
  const [ours, theirs] = await Promise.all([start('rxdynamo'), start('AWS SDK and unmarshall')]);
  const cpu = new Map<Program, number[]>([
    [ours, []],
    [theirs, []],
  ]);
  const read = (program: Program) => async () => {
    program.send('read');
    const { recordsPerSecond, cpuPerRecord } = (await program.receive()) as Reading;
    cpu.get(program)?.push(cpuPerRecord);
    return recordsPerSecond;
  };
  const results = await alternate(
    new Map([
      ['ours', read(ours)],
      ['theirs', read(theirs)],
    ]),
    rates,
  );
  await Promise.all([ours, theirs, server].map(({ stop }) => stop()));
  // The first round warms up.
  const cpuOf = (program: Program) => cpu.get(program)?.slice(1) ?? [];
  return [
    compare({
      name: `changes, ${corpus}, against AWS SDK and unmarshall`,
      unit: 'records/s',
      ours: results('ours'),
      theirs: results('theirs'),
      goal: { atLeast: 5 },
    }),
    compare({
      name: `CPU time of a change, ${corpus}, against AWS SDK and unmarshall`,
      unit: 'µs',
      ours: cpuOf(ours),
      theirs: cpuOf(theirs),
    }),
  ];
}

async function measureHeap(): Promise<Row> {
  const { first, second, rounds } = heap;
  const server = await startStream('small', second);
  const { endpoint } = server.greeting as { endpoint: string };
  const read = async () => {
    const args = [endpoint, String(first), String(second)];
    const { receive, stop } = await startProgram(new URL('streams/heap-program.js', import.meta.url), args);
    const [before = Number.NaN, after = Number.NaN] = (await receive()) as readonly number[];
    await stop();
    return (after - before) / 2 ** 20;
  };
  const growth = await alternate(new Map([['rxdynamo', read]]), { rounds, warmUp: 0 });
  await server.stop();
  return {
    name: 'heap at change 1,000,000, more than at change 100,000',
    value: spreadOf(growth('rxdynamo').map((megabytes) => Math.max(0, megabytes))),
    unit: 'MB',
    goal: { atMost: 2 },
    figures: 'after a garbage collection',
  };
}

async function measureLatency(): Promise<Row[]> {
  const { interval, duration, rounds } = latency;
  const runs: (readonly number[])[] = [];
  const run = async () => runs.push(await changeLatencies(duration, interval));
  await alternate(new Map([['run', run]]), { rounds, warmUp: 0 });
  const quantile = (part: number) =>
    spreadOf(runs.map((run) => run[Math.floor(run.length * part)] ?? Number.NaN));
  const figures = `1,000 changes a second, read every ${interval} ms`;
  return [
    {
      name: 'median latency of changes',
      value: quantile(0.5),
      unit: 'ms',
      goal: { atMost: 0.6 * interval + 20 },
      figures,
    },
    {
      name: 'latency of 99 % of changes',
      value: quantile(0.99),
      unit: 'ms',
      goal: { atMost: interval + 50 },
      figures,
    },
  ];
}

report([
  ...(await measureRate('small')),
  ...(await measureRate('medium')),
  await measureHeap(),
  ...(await measureLatency()),
]);
