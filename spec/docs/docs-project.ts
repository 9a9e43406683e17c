import { afterAll, beforeAll } from 'vitest';
import type { DynamoDB } from '../../lib/index.ts';
import { startDynalite } from '../support/servers/dynalite.ts';
import { startDynoxide } from '../support/servers/dynoxide.ts';
import { localClient } from '../support/servers/local-client.ts';
import type { RunningServer } from '../support/servers/running-server.ts';
import { createProject, type Project } from './programs.ts';

/** What the programs of the docs run with. */
export interface DocsProject {
  /** dynoxide or, where it cannot be started, dynalite, which has no streams. */
  readonly server: RunningServer;
  readonly db: DynamoDB;
  readonly project: Project;
}

/** Starts a server and makes a project for the surrounding specs, each of which gets them from the returned function. */
export function docsProject(): () => DocsProject {
  let started: DocsProject | undefined;
  beforeAll(async () => {
    const server = await startDynoxide().catch(startDynalite);
    started = { server, db: localClient(server.endpoint), project: await createProject() };
  });
  afterAll(async () => {
    await started?.db.close();
    await started?.project.remove();
    await started?.server.stop();
  });
  return () => {
    if (started === undefined) throw new Error('The server has not been started');
    return started;
  };
}
