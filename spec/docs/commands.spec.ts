import { describe, expect, it } from 'vitest';
import { heldAs, placeOf } from './blocks.ts';
import { docsProject } from './docs-project.ts';
import { runLine } from './programs.ts';
import { resetTables } from './tables.ts';

/** The blocks of the recipes that consist of commands of `npx rxdynamo`, and their lines. */
const blocks = heldAs('commands')
  .map((block) => ({ place: placeOf(block), lines: block.code.trimEnd().split('\n') }))
  .filter(
    ({ place, lines }) =>
      place.startsWith('docs/recipes') && lines.every((line) => line.startsWith('npx rxdynamo')),
  );

describe('the commands of the recipes', { timeout: 120_000 }, () => {
  const docs = docsProject();

  it('are found', () => {
    expect(blocks.flatMap(({ lines }) => lines).length).toBeGreaterThan(4);
  });

  it.for(blocks)('run as they are printed: $place', async ({ lines }) => {
    await resetTables(docs().db, { hasStreams: docs().server.name === 'dynoxide' });
    for (const line of lines) {
      const { code, stderr } = await runLine(line, docs().project, docs().server.endpoint);
      expect(code, `${line}\n${stderr}`).toBe(0);
    }
  });

  it('are found to be wrong', async () => {
    const { code, stderr } = await runLine(
      'npx rxdynamo export Music --oot x',
      docs().project,
      docs().server.endpoint,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean --out?');
  });
});
