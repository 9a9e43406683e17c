import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { TestServer } from '../../support/servers/each-server.ts';
import { localEnvironment } from '../../support/servers/local-environment.ts';

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
