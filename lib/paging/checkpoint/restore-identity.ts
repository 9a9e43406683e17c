import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { ScanIdentity } from './progress.ts';
import { damaged, isInteger, isObject, type Members } from './saved-members.ts';

/** Reads the identity of the scan or the query from a saved checkpoint; `undefined` if none had begun. */
export function restoreIdentity(saved: Members): ScanIdentity | undefined {
  if (saved.version === 1) return restoreFirstVersion(saved.scan);
  if (saved.version === 2) return restoreSecondVersion(saved.of);
  throw new CheckpointError(
    `The checkpoint has version ${saved.version}; this rxdynamo reads versions 1 and 2`,
  );
}

/** Version 1 supported parallel scans only. */
function restoreFirstVersion(scan: unknown): ScanIdentity | undefined {
  if (scan === undefined) return undefined;
  if (!isObject(scan)) return damaged('scan');
  const { TableName, IndexName, TotalSegments } = scan;
  if (typeof TableName !== 'string') return damaged('scan.TableName');
  if (!isInteger(TotalSegments)) return damaged('scan.TotalSegments');
  if (!isOptional('string', IndexName)) return damaged('scan.IndexName');
  return { operation: 'Scan', TableName, IndexName, TotalSegments };
}

function restoreSecondVersion(of: unknown): ScanIdentity | undefined {
  if (of === undefined) return undefined;
  if (!isObject(of)) return damaged('of');
  const { operation, TableName, IndexName, TotalSegments, Segment, KeyCondition, ScanIndexForward } = of;
  if (operation !== 'Scan' && operation !== 'Query') return damaged('of.operation');
  if (typeof TableName !== 'string') return damaged('of.TableName');
  if (!isOptional('string', IndexName)) return damaged('of.IndexName');
  if (TotalSegments !== undefined && !isInteger(TotalSegments)) return damaged('of.TotalSegments');
  if (Segment !== undefined && !isInteger(Segment)) return damaged('of.Segment');
  if (!isOptional('string', KeyCondition)) return damaged('of.KeyCondition');
  if (!isOptional('boolean', ScanIndexForward)) return damaged('of.ScanIndexForward');
  return { operation, TableName, IndexName, TotalSegments, Segment, KeyCondition, ScanIndexForward };
}

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

function isOptional<Name extends keyof Types>(type: Name, value: unknown): value is Types[Name] | undefined {
  return value === undefined || typeof value === type;
}
