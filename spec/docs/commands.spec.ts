import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDB } from '../../lib/index.ts';
import { startDynalite } from '../support/servers/dynalite.ts';
import { startDynoxide } from '../support/servers/dynoxide.ts';
import { localClient } from '../support/servers/local-client.ts';
import type { RunningServer } from '../support/servers/running-server.ts';
import { heldAs, placeOf } from './blocks.ts';
import { createProject, type Project, runLine } from './programs.ts';
import { resetTables } from './tables.ts';

/** The blocks of the recipes that consist of commands of `npx rxdynamo`, and their lines. */
const blocks = heldAs('commands')
  .map((block) => ({ place: placeOf(block), lines: block.code.trimEnd().split('\n') }))
  .filter(
    ({ place, lines }) =>
      place.startsWith('docs/recipes') && lines.every((line) => line.startsWith('npx rxdynamo')),
  );

describe('the commands of the recipes', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let db: DynamoDB;
  let project: Project;

  beforeAll(async () => {
    server = await startDynoxide().catch(startDynalite);
    db = localClient(server.endpoint);
    project = await createProject();
  });
  afterAll(async () => {
    await db.close();
    await project.remove();
    await server.stop();
  });

  it('are found', () => {
    expect(blocks.flatMap(({ lines }) => lines).length).toBeGreaterThan(4);
  });

  it.for(blocks)('run as they are printed: $place', async ({ lines }) => {
    await resetTables(db, { hasStreams: server.name === 'dynoxide' });
    for (const line of lines) {
      const { code, stderr } = await runLine(line, project, server.endpoint);
      expect(code, `${line}\n${stderr}`).toBe(0);
    }
  });

  it('are found to be wrong', async () => {
    const { code, stderr } = await runLine('npx rxdynamo export Music --oot x', project, server.endpoint);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean --out?');
  });
});
