import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { TestServer } from '../../support/servers/each-server.ts';

/** The environment of a command that runs against a local server. */
export function localEnvironment(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

/** Sets the environment of commands that run in this process, before each of the surrounding specs. */
export function useLocalEnvironment({ endpoint }: TestServer): void {
  beforeEach(() => {
    for (const [name, value] of Object.entries(localEnvironment(endpoint))) vi.stubEnv(name, value);
  });
}

/** Makes a folder for the surrounding specs, and returns the path of a file in it. */
export function temporaryFolder(): { readonly path: (name: string) => string } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rxdynamo-command-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}
