import type { Country } from './country.ts';

interface Column {
  readonly title: string;
  readonly cell: (country: Country) => string | number;
}

const names = new Intl.DisplayNames('en', { type: 'region' });

const columns: readonly Column[] = [
  { title: 'Country', cell: ({ biggest }) => names.of(biggest.country) ?? biggest.country },
  { title: 'Cities', cell: ({ cities }) => cities },
  { title: 'People in them', cell: ({ population }) => population },
  { title: 'Biggest city', cell: ({ biggest }) => biggest.name },
  { title: 'People', cell: ({ biggest }) => biggest.population },
];

/** Formats countries as a text table; numeric columns are right-aligned. */
export function formatRanking(countries: readonly Country[]): string {
  const texts = columns.map((column) => alignedCells(column, countries));
  const lines = ['head', ...countries].map((_, row) => texts.map((column) => column[row]).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function alignedCells({ title, cell }: Column, countries: readonly Country[]): readonly string[] {
  const values = countries.map(cell);
  const cells = [title, ...values.map((value) => value.toLocaleString('en'))];
  const width = Math.max(...cells.map((text) => text.length));
  const isNumeric = values.every((value) => typeof value === 'number');
  return cells.map((text) => (isNumeric ? text.padStart(width) : text.padEnd(width)));
}
