import { measureClients } from './clients/measure-clients.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal, Row } from './report/row.ts';

/** Measures what the option `limiter` costs where its limit is not reached, against the same client without it. */

const rounds = 7;

async function measure(task: 'scan' | 'getItem', pages: number, unit: string, goal: Goal): Promise<Row> {
  await using server = await startReplay('medium', pages);
  const rates = await measureClients(['rxdynamo with a limiter', 'rxdynamo'], task, server, rounds);
  return compare({
    name: `${task} with a limiter, against none`,
    unit,
    ours: rates('rxdynamo with a limiter'),
    theirs: rates('rxdynamo'),
    goal,
  });
}

const goal = { atLeast: 0.97 };
report([await measure('scan', 60, 'items/s', goal), await measure('getItem', 1, 'calls/s', goal)]);
