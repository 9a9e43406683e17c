import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes `import 'rxdynamo'` of the compiled benchmarks load the built package, as a user's program does.
 *
 * They have been compiled into a copy of the package, with its `package.json` and without its `dist`.
 */
export async function linkBuiltPackage(): Promise<void> {
  const built = resolve('dist');
  if (!existsSync(resolve(built, 'index.js')))
    throw new Error(`Run \`npm run build\` first: ${built} has no index.js`);
  const link = fileURLToPath(new URL('../../../dist', import.meta.url));
  await rm(link, { recursive: true, force: true });
  await symlink(built, link, 'junction');
}
