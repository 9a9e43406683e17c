import { Readable } from 'node:stream';
import { BrokenError } from './broken-error.ts';
import { pause } from './pause.ts';
import type { SourcePlan } from './plan.ts';
import { type Row, rowsOf } from './rows.ts';

/** Makes an iterable of a source's items, which fails at the planned page if `fails`. */
export function foreignSource(plan: SourcePlan, fails: boolean): Iterable<Row> | AsyncIterable<Row> {
  const rows = rowsOf(plan);
  const end = fails ? (plan.failure?.page ?? 0) * plan.pageSize : rows.length;
  const read = rows.slice(0, end);
  switch (plan.kind) {
    case 'array':
      return fails ? generate(read, fails) : read;
    case 'nodeStream':
      return Readable.from(generateLater(read, fails), { highWaterMark: 1 });
    case 'asyncGenerator':
      return generateLater(read, fails);
    default:
      return generate(read, fails);
  }
}

function* generate(rows: readonly Row[], fails: boolean): Generator<Row> {
  yield* rows;
  if (fails) throw new BrokenError('source');
}

async function* generateLater(rows: readonly Row[], fails: boolean): AsyncGenerator<Row> {
  for (const row of rows) {
    await pause(1);
    yield row;
  }
  if (fails) throw new BrokenError('source');
}
