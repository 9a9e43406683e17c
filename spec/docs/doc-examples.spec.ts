import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import * as formats from '../../lib/formats/index.ts';
import * as rxdynamo from '../../lib/index.ts';
import * as opentelemetry from '../../lib/opentelemetry/index.ts';
import * as testing from '../../lib/testing/index.ts';
import { placeOf } from './blocks.ts';
import { docExamples, docExamplesIn } from './doc-examples.ts';
import { docsProject } from './docs-project.ts';
import { runFragment } from './run-fragment.ts';
import { resetTables } from './tables.ts';
import { typeErrors } from './typecheck.ts';

const examples = docExamples();

/** The methods of a client that must have an example: the commonest ones, and all that return an operator or a stream. */
const methods = [
  ...['getItem', 'putItem', 'updateItem', 'deleteItem', 'query', 'scan', 'parallelScan', 'changes', 'follow'],
  ...['batchWrite', 'batchDelete', 'batchWriteRequests', 'batchGet', 'applyChanges', 'executeStatement'],
  ...['transactWriteItems', 'transactGetItems', 'createTable', 'updateTable', 'deleteTable', 'describeTable'],
  ...['listTables', 'waitUntilTableExists', 'waitUntilTableNotExists', 'capacityLimiter', 'table', 'call'],
  ...['ItemBytes', 'from'],
];

/** The public functions of all subpaths: operators among them, but not classes. */
const functions = Object.entries({ ...rxdynamo, ...formats, ...opentelemetry, ...testing })
  .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
  .map(([name]) => name);

describe('an `@example` in a doc comment', () => {
  const docs = docsProject();

  it('is there for every public function, and for the commonest methods', () => {
    const documented = new Set(examples.map(({ name }) => name));
    expect(functions).toContain('pacedMergeMap');
    expect([...functions, ...methods].filter((name) => !documented.has(name))).toEqual([]);
  });

  it('is found with its name, its line and its code', () => {
    const text =
      '/** Answers. */\nconst a = {\n  /**\n   * Asks.\n   *\n   * @example\n   * ask(\n   *   1,\n   * );\n   * @see b\n   */\n  ask: 1,\n};\n';
    expect(docExamplesIn('lib/a.ts', text)).toMatchObject([
      { name: 'ask', page: 'lib/a.ts', line: 7, code: 'ask(\n  1,\n);\n' },
    ]);
  });

  it('is type-checked', { timeout: 180_000 }, () => {
    expect(typeErrors(examples)).toEqual([]);
  });

  it.for(examples.map((example) => ({ place: `${example.name}, ${placeOf(example)}`, example })))(
    'runs, and prints what its comments say: $place',
    async ({ example }, context) => {
      const needsMore = /\bdb\s*\.(changes|follow|transact\w+)\b/.test(example.code);
      context.skip(
        needsMore && docs().server.name === 'dynalite',
        'dynalite has no streams and no transactions',
      );
      await resetTables(docs().db, { hasStreams: docs().server.name === 'dynoxide' });
      const Item = { Artist: 'Nina Simone', SongTitle: 'Sinnerman', Year: 1965, Genres: new Set(['jazz']) };
      await lastValueFrom(docs().db.putItem({ TableName: 'Music', Item }));
      const { printed, expected } = await runFragment(example, docs().db);
      expect(printed).toEqual(expected);
    },
  );

  it('that fails, or prints something else, is found', async () => {
    const fragment = (code: string) => ({ page: 'none', line: 1, language: 'ts', marks: [], code });
    await expect(
      runFragment(fragment("throwError(() => new Error('broken')).subscribe();"), docs().db),
    ).rejects.toThrow('broken');
    await expect(
      runFragment(fragment("await db.getItem({ TableName: 'None', Key }).toPromise();"), docs().db),
    ).rejects.toThrow();
    const { printed, expected } = await runFragment(
      fragment('of(1).subscribe((n) => console.log(n)); // 2'),
      docs().db,
    );
    expect([printed, expected]).toEqual([['1'], ['2']]);
  });
});
