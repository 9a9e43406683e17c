// The process of one client: performs the tasks in its messages and sends the measurements back.
import type { BenchClient } from './client.ts';
import { type ClientName, clients } from './registry.ts';
import { type TaskName, tasks } from './tasks.ts';

const [name, endpoint = '', items] = process.argv.slice(2);
const { connect } = await clients[name as ClientName]();
const client = await connect(endpoint);

/** Rejects a scan that misses items, since a scan that stops early is fast. */
const checked: BenchClient = {
  ...client,
  scan: async () => {
    const count = await client.scan();
    if (count !== Number(items)) throw new Error(`${name} scanned ${count} of ${items} items`);
    return count;
  },
};

process.on('disconnect', () => process.exit());
process.on('message', async (task: TaskName) => process.send?.(await tasks[task](checked)));
process.send?.('ready');
