import { firstValueFrom } from 'rxjs';
import { DynamoDB } from '../../index.ts';
import type { Context } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { CopyOption } from './copy-options.ts';

/** Returns a client for the table that is written, to be closed; `undefined` if it is the one of the table that is read. */
export function targetClient({ options }: Context<CopyOption>): DynamoDB | undefined {
  const profile = options['to-profile'];
  const region = options['to-region'];
  const endpoint = options['to-endpoint'];
  if (profile === undefined && region === undefined && endpoint === undefined) return undefined;
  return new DynamoDB({
    profile: profile ?? options.profile,
    // Another profile has its own region, and another region its own endpoint.
    region: region ?? (profile === undefined ? options.region : undefined),
    endpoint: endpoint ?? (profile === undefined && region === undefined ? options.endpoint : undefined),
  });
}

/**
 * Checks that the table that is written exists, and is not the one that is read.
 *
 * @throws ResourceNotFoundException, UsageError
 */
export async function checkTarget(
  { db, signal }: Context<CopyOption>,
  target: DynamoDB,
  TableName: string,
  source: { readonly TableArn?: string | undefined } | undefined,
): Promise<void> {
  const { Table } = await firstValueFrom(target.describeTable({ TableName }, { signal }));
  if (target === db && Table?.TableArn !== undefined && Table.TableArn === source?.TableArn)
    throw new UsageError('The two tables are the same');
}
