import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serviceExport } from '../formats/export/service-export.ts';

const feelingGood =
  '{"Artist":{"S":"Nina Simone"},"SongTitle":{"S":"Feeling Good"},"Year":{"N":"1965"},"Genres":{"SS":["jazz"]}}';
const sinnerman =
  '{"Artist":{"S":"Nina Simone"},"SongTitle":{"S":"Sinnerman"},"Year":{"N":"1965"},"Genres":{"SS":["jazz"]}}';
const items = `{"Item":${feelingGood}}\n{"Item":${sinnerman}}\n`;

const keys = '{"Artist":{"S":"Nina Simone"},"SongTitle":{"S":"Sinnerman"}}';
const changes = `{"Metadata":{"WriteTimestampMicros":{"N":"1732723200000000"}},"Keys":${keys},"NewImage":${sinnerman}}\n`;

const ndjson =
  '{"Artist":"Nina Simone","SongTitle":"Feeling Good","Year":1965,"Genres":{"$SS":["jazz"]}}\n' +
  '{"Artist":"Nina Simone","SongTitle":"Sinnerman","Year":1965,"Genres":{"$SS":["jazz"]}}\n';

/**
 * Writes the files that a fragment of the docs finds in its current folder: two songs in `music.json.gz`, `music.ndjson` and the
 * export `music`, and one change in `changes.json.gz` and the incremental export `changes`.
 */
export async function writeFiles(folder: string): Promise<void> {
  await Promise.all([
    writeFile(join(folder, 'music.json.gz'), gzipSync(items)),
    writeFile(join(folder, 'music.ndjson'), ndjson),
    writeFile(join(folder, 'changes.json.gz'), gzipSync(changes)),
    serviceExport(join(folder, 'music'), [items]),
    serviceExport(join(folder, 'changes'), [changes], { incremental: true }),
  ]);
}
