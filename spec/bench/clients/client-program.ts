// A process of its own for one client: performs the tasks that it is sent, and sends back what they measured.
import { type ClientName, clients } from './registry.ts';
import { type TaskName, tasks } from './tasks.ts';

const [name, endpoint = ''] = process.argv.slice(2);
const { connect } = await clients[name as ClientName]();
const client = await connect(endpoint);

process.on('message', async (task: TaskName) => process.send?.(await tasks[task](client)));
process.send?.('ready');
