import { join } from 'node:path';
import { startProgram } from './child-server.ts';
import { fetchPackage } from './fetched-package.ts';
import type { RunningServer } from './running-server.ts';

/** Not a dependency of this package: `npm install` would fail on every platform but Linux x64. */
const binary = {
  name: '@dynoxide/linux-x64',
  version: '1.2.1',
  integrity:
    'sha512-sBHqlxJ9ANkLluFkYRfd5r8Y0ApFew4FhOrlhgRAgD4XzEoFOukEo1nuBTQ1+jTtofqwn4NWQ2k0Tn5mNTjgUg==',
};

/** Starts dynoxide with tables in memory. */
export async function startDynoxide(): Promise<RunningServer> {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64') throw new Error(`its binary needs linux-x64, but this is ${platform}`);
  const folder = await fetchPackage(binary);
  return startProgram({
    name: 'dynoxide',
    command: join(folder, 'dynoxide'),
    args: (port) => ['serve', '--port', String(port)],
    cwd: folder,
  });
}
