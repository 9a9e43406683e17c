import type { Page, ScanCheckpoint } from '../../index.ts';
import type { FinishedPart } from '../parts/part-file.ts';
import { openPartSet } from '../parts/part-set.ts';
import { savedParts } from '../parts/saved-parts.ts';
import { savedCheckpoint, savedNumber, savedText } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import type { LineWriter } from './export-format.ts';
import type { ExportTarget } from './export-target.ts';

/** An export to the parts in a folder, which may be killed at any moment. */
export interface FolderExport {
  /** Where the scan begins. */
  readonly checkpoint: ScanCheckpoint;
  readonly segments: number;
  /** Appends the items of a page, and resolves once there is room for more. */
  readonly write: (page: Page<object>) => Promise<void>;
  /** Writes all lines to the disk, and resolves with the state that belongs to them. */
  readonly snapshot: () => Promise<object>;
  /** Writes what is left, completes the folder, and resolves with the parts. */
  readonly finish: () => Promise<ExportedParts>;
  /** Closes the parts. */
  readonly close: () => Promise<void>;
}

/** What an export has written. */
export interface ExportedParts {
  readonly parts: readonly FinishedPart[];
  readonly items: number;
  readonly scanned: number;
}

export interface FolderExportOptions {
  readonly target: ExportTarget;
  readonly count: number;
  readonly isGzip: boolean;
  readonly lines: LineWriter;
  /** For an export that begins. */
  readonly segments: number;
  /** The identifier of the table, if it is known. */
  readonly tableId: string | undefined;
}

/**
 * Begins an export, or goes on from its saved state: each part is cut to its saved length.
 *
 * What is on the disk and the checkpoint of the scan belong together in each snapshot: a page is acknowledged when its lines are
 * appended, both in one step, and a snapshot takes both in one step too.
 */
export async function openFolderExport(
  state: StateFile,
  options: FolderExportOptions,
): Promise<FolderExport> {
  const { target, count, isGzip, lines, tableId } = options;
  const { folder, partName: nameOf, exportId } = target;
  const { header } = lines;
  const checkpoint = savedCheckpoint(state);
  const segments = savedNumber(state, 'segments') ?? options.segments;
  let scanned = savedNumber(state, 'scanned') ?? 0;
  const startedAt = savedText(state, 'startedAt') ?? new Date().toISOString();
  const saved = state.saved === undefined ? [] : savedParts(state.saved.parts);
  const parts = await openPartSet({ folder, count, nameOf, isGzip, header }, saved);

  async function snapshot(): Promise<object> {
    const scan = { startedAt, exportId, tableId, segments, scanned, checkpoint: checkpoint.toJSON() };
    return { ...scan, parts: await parts.flush() };
  }

  async function write(page: Page<object>): Promise<void> {
    const { Items: items = [], Segment: segment = 0, ScannedCount = 0 } = page;
    const text = lines.toLines(items);
    checkpoint.acknowledge(page);
    scanned += ScannedCount;
    if (items.length > 0) await parts.append(segment, text, items.length);
  }

  async function finish(): Promise<ExportedParts> {
    const finished = await parts.finish();
    const items = finished.reduce((sum, part) => sum + part.items, 0);
    await target.complete(finished, new Date(startedAt));
    return { parts: finished, items, scanned };
  }

  return { checkpoint, segments, write, snapshot, finish, close: parts.close };
}
