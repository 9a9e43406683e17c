import { concat, defer, EMPTY, from, map, mergeMap, type OperatorFunction, of } from 'rxjs';
import { type CsvOptions, checkCsvOptions, csvWriter } from './csv-writer.ts';

/**
 * Makes an operator that writes each item as a row of CSV in UTF-8, by the package `csv-stringify`.
 *
 * The cells are those of `csvWriter`. Without `columns`, those are the attributes of the first item, and a later item with another
 * one is an error, so that nothing is lost without notice; `others` changes that. It buffers nothing.
 *
 * @throws MissingPackageError in the stream if `csv-stringify` is not installed
 * @throws InvalidValueError in the stream for an attribute that has no column, and for a value that DynamoDB cannot store
 * @throws InvalidOptionError at once, if an option is invalid
 * @example
 * const rows = db.scan<Song>({ TableName: 'Music' }).pipe(toCsv({ columns: ['Artist', 'SongTitle'], others: 'omit' }));
 * await pipeline(toReadable(rows), createWriteStream('songs.csv'));
 * const [header] = (await readFile('songs.csv', 'utf8')).split('\n');
 * console.log(header); // Artist,SongTitle
 */
export function toCsv(options: CsvOptions = {}): OperatorFunction<object, Uint8Array> {
  checkCsvOptions(options);
  return (source) =>
    defer(() => from(csvWriter(options))).pipe(
      mergeMap((write) => {
        let isEmpty = true;
        const rows = source.pipe(
          map((item) => {
            isEmpty = false;
            return write([item]);
          }),
        );
        const hasHeader = options.columns !== undefined && options.header !== false;
        return concat(
          rows,
          defer(() => (isEmpty && hasHeader ? of(write([])) : EMPTY)),
        );
      }),
    );
}
