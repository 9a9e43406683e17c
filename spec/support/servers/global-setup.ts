import type { TestProject } from 'vitest/node';
import { startDynalite } from './dynalite.ts';
import { startDynamoDBLocal } from './dynamodb-local.ts';
import { startDynoxide } from './dynoxide.ts';
import type { RunningServer, ServerName } from './running-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers that could be started on this machine. */
    readonly servers: readonly { readonly name: ServerName; readonly endpoint: string }[];
  }
}

const starters: Readonly<Record<ServerName, () => Promise<RunningServer>>> = {
  dynalite: startDynalite,
  dynoxide: startDynoxide,
  'DynamoDB Local': () => startDynamoDBLocal('DynamoDB Local'),
  'DynamoDB Local 1.25': () => startDynamoDBLocal('DynamoDB Local 1.25'),
};

/** Starts every server that this machine can run, once for all specs, and returns a function that stops them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starts = Object.entries(starters).map(([name, start]) => start().catch(messageOf(name)));
  const outcomes = await Promise.all(starts);
  const servers = outcomes.filter((outcome) => typeof outcome !== 'string');
  const failures = outcomes.filter((outcome) => typeof outcome === 'string');

  const stopAll = async () => void (await Promise.all(servers.map((server) => server.stop())));
  if (failures.length > 0 && process.env.CI === 'true') {
    await stopAll();
    throw new Error(failures.join('\n'));
  }
  for (const line of failures) console.warn(line);
  project.provide(
    'servers',
    servers.map(({ name, endpoint }) => ({ name, endpoint })),
  );
  return stopAll;
}

/** Describes in one line why a server was not started. */
function messageOf(name: string): (reason: unknown) => string {
  return (reason) => {
    const text = reason instanceof Error ? reason.message : String(reason);
    const line = text.replaceAll(/\s*\n\s*/g, ' · ').slice(0, 300);
    return `${name} was not started, its specs are skipped: ${line}`;
  };
}
