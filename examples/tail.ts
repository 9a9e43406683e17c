// Prints each change of a table as it is made, until it is stopped with Ctrl+C. Run it with `npx tsx examples/tail.ts <table>`.
import { DynamoDB } from 'rxdynamo';

const [TableName = 'Music'] = process.argv.slice(2);
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());

await using db = new DynamoDB();
try {
  console.error(`following ${TableName}`);
  for await (const change of db.changes({ TableName }, { from: 'now', signal: abort.signal })) {
    const { at, type, key, newItem, isExpiry } = change;
    const text = JSON.stringify(newItem ?? key, (_, value) => (value instanceof Set ? [...value] : value));
    console.log(`${at.toISOString()} ${isExpiry ? 'expired' : type} ${text}`);
  }
} catch (error) {
  if (!abort.signal.aborted) throw error;
}
