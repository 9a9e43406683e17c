import { firstValueFrom } from 'rxjs';
import type { ChangeType, DynamoDB } from '../../../lib/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';

/** The items of the load. Each write has another version, so that each changes the item. */
export interface LoadItem {
  readonly id: string;
  readonly version: number;
  /** Has more digits than a double. */
  readonly plays: bigint;
  readonly lines: readonly { readonly text: string }[];
}

/** One write of an item, as a stream should report it. */
export interface Write {
  readonly type: ChangeType;
  /** The version after the write, or that of the deleted item. */
  readonly version: number;
}

/** Writers that put, update and delete items until they are stopped. */
export interface WriteLoad {
  /** What was written to each item so far, in order. */
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  count(): number;
  /** Resolves once the last write was answered; rejects if a write has failed. */
  stop(): Promise<void>;
}

const writers = 8;
const itemsOfWriter = 6;

/** Starts writers, each with its own items, so that the order of the writes of an item is known. */
export function startWriteLoad(db: DynamoDB, TableName: string, seed: number): WriteLoad {
  const random = seededRandom(seed);
  const writes = new Map<string, Write[]>();
  let isRunning = true;
  let version = 0;

  async function write(id: string): Promise<void> {
    const before = writes.get(id) ?? [];
    const last = before.at(-1);
    const exists = last !== undefined && last.type !== 'remove';
    const dice = random();
    const next = ++version;
    if (exists && dice < 0.2) {
      await firstValueFrom(db.deleteItem({ TableName, Key: { id } }));
      before.push({ type: 'remove', version: last.version });
    } else {
      await firstValueFrom(dice < 0.6 ? put(id, next) : update(id, next));
      before.push({ type: exists ? 'modify' : 'insert', version: next });
    }
    writes.set(id, before);
  }
  const put = (id: string, next: number) =>
    db.putItem({
      TableName,
      Item: {
        id,
        version: next,
        plays: 12345678901234567890n + BigInt(next),
        lines: [{ text: `${next} ☂` }],
      },
    });
  const update = (id: string, next: number) =>
    db.updateItem({
      TableName,
      Key: { id },
      UpdateExpression: 'SET version = :version, plays = :plays',
      ExpressionAttributeValues: { ':version': next, ':plays': BigInt(next) },
    });
  async function runWriter(writer: number): Promise<void> {
    while (isRunning) await write(`${writer}-${Math.floor(random() * itemsOfWriter)}`);
  }

  const running = Promise.all(Array.from({ length: writers }, (_, writer) => runWriter(writer)));
  // Reported by `stop`.
  running.catch(() => {});
  return {
    writes,
    count: () => Array.from(writes.values()).reduce((sum, { length }) => sum + length, 0),
    async stop() {
      isRunning = false;
      await running;
    },
  };
}
