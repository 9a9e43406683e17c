import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** The paths of the shared files of a test, which need not exist. */
export interface SharedHome {
  readonly folder: string;
  readonly config: string;
  readonly credentials: string;
}

/** Gives a test its own home directory and an environment without this machine's AWS settings, until it has finished. */
export async function sharedHome(
  files: { readonly config?: string; readonly credentials?: string } = {},
): Promise<SharedHome> {
  const folder = await mkdtemp(join(tmpdir(), 'rxdynamo-home-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('HOME', folder);

  const paths = { config: join(folder, '.aws', 'config'), credentials: join(folder, '.aws', 'credentials') };
  await mkdir(join(folder, '.aws'));
  if (files.config !== undefined) await writeFile(paths.config, files.config);
  if (files.credentials !== undefined) await writeFile(paths.credentials, files.credentials);
  return { folder, ...paths };
}
