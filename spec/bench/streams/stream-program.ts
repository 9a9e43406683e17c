// A server of one disabled stream with one shard, whose responses are prepared. It sends its endpoint to its parent process.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenLocally, localUrl } from '../../support/servers/local-server.ts';
import type { CorpusName } from '../corpora.ts';
import { prepare, send } from '../replay/send.ts';
import { makeRecordPages } from './record-pages.ts';

const [corpus, atLeast] = process.argv.slice(2);
const pages = makeRecordPages(corpus as CorpusName, Number(atLeast));

/** Disabled, so that a stream of changes completes at its end. */
const StreamDescription = {
  StreamStatus: 'DISABLED',
  StreamViewType: 'NEW_AND_OLD_IMAGES',
  Shards: [
    {
      ShardId: 'shardId-00000001700000000000-00000001',
      SequenceNumberRange: { StartingSequenceNumber: '1', EndingSequenceNumber: '9'.repeat(25) },
    },
  ],
};

const others = new Map<string, object>([
  ['DescribeStream', { StreamDescription }],
  ['GetShardIterator', { ShardIterator: '0' }],
]);

const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, async (request, response) => {
  const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
  const input = JSON.parse(await text(request));
  const other = others.get(operation);
  if (other) send(response, prepare([Buffer.from(JSON.stringify(other))]));
  else send(response, pages.page(Number(input.ShardIterator)));
});

process.on('disconnect', () => process.exit());
process.send?.({ endpoint: localUrl(await listenLocally(server)), records: pages.records });
