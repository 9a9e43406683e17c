import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { Page } from '../page.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { nothingDone } from './progress.ts';
import { restore, type SavedCheckpoint, save } from './saved.ts';

/**
 * How far a parallel scan, a scan or a query has come, counted in pages that its consumer has acknowledged.
 *
 * A stream that is given one goes on where it stands, in another process too, with whatever concurrency: pages that were
 * acknowledged do not come again, all others do. Its methods need no `this` and may be passed around.
 */
export interface ScanCheckpoint {
  /**
   * Says that a page is done with, its writes included.
   *
   * Within a segment pages count in the order in which they came, whatever the order in which they are acknowledged, so
   * acknowledge every one, those without items too; twice does no harm. A page that was delivered before its segment was
   * begun anew, by `retry()` for one, does not count any more: it comes again.
   *
   * @throws CheckpointError if the page is not one that a stream with this checkpoint delivered, but a copy for one
   */
  readonly acknowledge: (page: Page<unknown>) => void;
  /** Says where the stream stands, for `JSON.stringify`; to be saved at any time. */
  readonly toJSON: () => SavedCheckpoint;
}

const ledgers = new WeakMap<ScanCheckpoint, Ledger>();

/**
 * Makes the checkpoint of a parallel scan, a scan or a query, a new one or one that goes on where an earlier one was saved.
 *
 * It belongs to the first of them that it is given to: to its operation, table and index, to the segments of a scan, and
 * to the key condition and the direction of a query. Filters and projections may change.
 *
 * @param saved what `JSON.parse` made of an earlier one; `undefined` to begin at the beginning
 * @throws CheckpointError if `saved` is no checkpoint, damaged, or of a version that is not known here
 */
export function scanCheckpoint(saved?: unknown): ScanCheckpoint {
  const ledger = newLedger(saved === undefined ? nothingDone : restore(saved));
  const checkpoint = { acknowledge: ledger.acknowledge, toJSON: () => save(ledger.progress()) };
  ledgers.set(checkpoint, ledger);
  return checkpoint;
}

/** Opens the books of a checkpoint. */
export function ledgerOf(checkpoint: ScanCheckpoint): Ledger {
  const ledger = ledgers.get(checkpoint);
  if (ledger === undefined) throw new CheckpointError('A checkpoint has to be made by scanCheckpoint()');
  return ledger;
}
