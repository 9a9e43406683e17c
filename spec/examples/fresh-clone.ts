import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a clone of this repository has that examples need; `dist` is not in it. */
const files = ['examples', 'lib', 'package.json', 'tsconfig.json'];

/** Makes a folder as `git clone` and `npm install` make it, without a build, for the specs of a file. */
export function freshClone(): { readonly path: string } {
  const clone = { path: '' };

  beforeAll(async () => {
    clone.path = await mkdtemp(join(tmpdir(), 'rxdynamo-clone-'));
    await Promise.all(files.map((name) => cp(join(root, name), join(clone.path, name), { recursive: true })));
    await symlink(join(root, 'node_modules'), join(clone.path, 'node_modules'), 'junction');
  });

  afterAll(() => rm(clone.path, { recursive: true, force: true }));

  return clone;
}
