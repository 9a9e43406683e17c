import { Observable, Subject } from 'rxjs';
import { CheckpointError } from '../../errors/checkpoint-error.ts';
import { type ScanCheckpoint, scanCheckpoint, trackerOf } from '../../paging/checkpoint/scan-checkpoint.ts';
import { type ChangeCheckpoint, changeCheckpoint } from '../checkpoint/change-checkpoint.ts';
import type { FollowState, SavedFollowCheckpoint } from './serialize-follow.ts';
import { serializeFollow } from './serialize-follow.ts';

/** What `follow` needs of its checkpoint. */
export interface FollowCheckpointTracker {
  readonly scan: ScanCheckpoint;
  readonly changes: ChangeCheckpoint;
  /** The state of the checkpoint without those of its parts. */
  state(): Omit<FollowState, 'scan' | 'changes'>;
  /** Binds the checkpoint to a table and its stream, and returns from when on the changes are needed. */
  begin(tableName: string, streamArn: string, since: number): number;
  /** Records that the scan is acknowledged whole, and when it ended. */
  endScan(at: number): void;
  catchUp(): void;
  /** Registers what is about to be delivered, and what acknowledges it. */
  expect(delivered: object, acknowledge: () => void): void;
  /** Completes once every segment of the scan is acknowledged whole. */
  whenScanned(segments: number): Observable<never>;
  /** Returns the checkpoint as JSON, with other states of its parts. */
  toJSON(parts?: { readonly scan?: unknown; readonly changes?: unknown }): SavedFollowCheckpoint;
}

/** The state of the checkpoint of `follow`: that of its scan, then that of its changes. */
export class FollowTracker implements FollowCheckpointTracker {
  readonly scan: ScanCheckpoint;
  readonly changes: ChangeCheckpoint;
  private begun: FollowState['begun'];
  private scannedAt: FollowState['scannedAt'];
  private isCaughtUp: boolean;
  private readonly acknowledgements = new WeakMap<object, () => void>();
  private readonly acknowledged = new Subject<void>();

  constructor({ begun, scannedAt, isCaughtUp, scan, changes }: FollowState) {
    this.scan = scanCheckpoint(scan);
    this.changes = changeCheckpoint(changes);
    this.begun = begun;
    this.scannedAt = scannedAt;
    this.isCaughtUp = isCaughtUp;
  }

  state(): Omit<FollowState, 'scan' | 'changes'> {
    const { begun, scannedAt, isCaughtUp } = this;
    return { begun, scannedAt, isCaughtUp };
  }

  begin(tableName: string, streamArn: string, since: number): number {
    this.begun ??= { tableName, streamArn, since };
    const { begun } = this;
    if (begun.tableName !== tableName)
      throw new CheckpointError(
        `The checkpoint belongs to the table ${begun.tableName}, but this is ${tableName}`,
      );
    if (begun.streamArn !== streamArn)
      throw new CheckpointError(
        `The checkpoint belongs to the stream ${begun.streamArn}, but the stream of the table is ${streamArn}: it was disabled ` +
          'and enabled again, and nobody has recorded the changes between them. Begin again with a new checkpoint',
      );
    return begun.since;
  }

  endScan(at: number): void {
    this.scannedAt = at;
  }

  catchUp(): void {
    this.isCaughtUp = true;
  }

  expect(delivered: object, acknowledge: () => void): void {
    this.acknowledgements.set(delivered, acknowledge);
  }

  acknowledge(delivered: object): void {
    const acknowledge = this.acknowledgements.get(delivered);
    if (acknowledge === undefined)
      throw new CheckpointError(
        'It does not belong to a stream with this checkpoint: acknowledge each batch of `batches()`, or else each event, ' +
          'itself and not a copy',
      );
    acknowledge();
    this.acknowledged.next();
  }

  whenScanned(segments: number): Observable<never> {
    const tracker = trackerOf(this.scan);
    let finished = 0;
    const isScanned = () => {
      while (finished < segments && tracker.isFinished(finished)) finished++;
      return finished >= segments;
    };
    return new Observable((subscriber) => {
      const check = () => {
        if (isScanned()) subscriber.complete();
      };
      subscriber.add(this.acknowledged.subscribe(check));
      check();
    });
  }

  toJSON(parts: { readonly scan?: unknown; readonly changes?: unknown } = {}): SavedFollowCheckpoint {
    const { scan = this.scan.toJSON(), changes = this.changes.toJSON() } = parts;
    return serializeFollow({ ...this.state(), scan, changes });
  }
}
