import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { ScanIdentity } from './progress.ts';

type Members = Readonly<Record<string, unknown>>;

/** Reads what a saved checkpoint is of; nothing, if it had not begun. */
export function restoreIdentity(saved: Members): ScanIdentity | undefined {
  if (saved.version === 1) return restoreFirstVersion(saved.scan);
  if (saved.version === 2) return restoreOf(saved.of);
  throw new CheckpointError(
    `The checkpoint has version ${saved.version}; this rxdynamo reads versions 1 and 2`,
  );
}

/** Version 1 knew parallel scans only. */
function restoreFirstVersion(scan: unknown): ScanIdentity | undefined {
  if (scan === undefined) return undefined;
  if (!isObject(scan)) return damaged('scan');
  const { TableName, IndexName, TotalSegments } = scan;
  if (typeof TableName !== 'string') return damaged('scan.TableName');
  if (!isInteger(TotalSegments)) return damaged('scan.TotalSegments');
  if (!isMaybe('string', IndexName)) return damaged('scan.IndexName');
  return { operation: 'Scan', TableName, IndexName, TotalSegments };
}

function restoreOf(of: unknown): ScanIdentity | undefined {
  if (of === undefined) return undefined;
  if (!isObject(of)) return damaged('of');
  const { operation, TableName, IndexName, TotalSegments, Segment, KeyCondition, ScanIndexForward } = of;
  if (operation !== 'Scan' && operation !== 'Query') return damaged('of.operation');
  if (typeof TableName !== 'string') return damaged('of.TableName');
  if (!isMaybe('string', IndexName)) return damaged('of.IndexName');
  if (TotalSegments !== undefined && !isInteger(TotalSegments)) return damaged('of.TotalSegments');
  if (Segment !== undefined && !isInteger(Segment)) return damaged('of.Segment');
  if (!isMaybe('string', KeyCondition)) return damaged('of.KeyCondition');
  if (!isMaybe('boolean', ScanIndexForward)) return damaged('of.ScanIndexForward');
  return { operation, TableName, IndexName, TotalSegments, Segment, KeyCondition, ScanIndexForward };
}

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

function isMaybe<Name extends keyof Types>(type: Name, value: unknown): value is Types[Name] | undefined {
  return value === undefined || typeof value === type;
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function damaged(place: string, cause?: unknown): never {
  throw new CheckpointError(`The checkpoint is damaged: \`${place}\` is not what was saved`, { cause });
}
