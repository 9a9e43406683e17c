import type { CapacityRate } from '../index.ts';
import { transferOptions } from './transfer-options.ts';

/** How an option of the command line is written, what it takes, and what its help says. */
export interface OptionSpec {
  /**
   * - `flag`: takes no value
   * - `text`: any text
   * - `count`: an integer from 1
   * - `rate`: units per second, or a percentage
   * - `choice`: one of `choices`
   * - `json`: a JSON object
   */
  readonly type: 'flag' | 'text' | 'count' | 'rate' | 'choice' | 'json';
  /** What the help calls its value; for all types but `flag`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly short?: string;
  /** One sentence. */
  readonly help: string;
}

/** Every option of every command. A command lists the names of those that it takes; the global ones it always takes. */
export const optionTable = {
  index: { type: 'text', value: 'name', help: 'Reads a secondary index of the table.' },
  filter: {
    type: 'text',
    value: 'condition',
    help: 'Takes only the items that match, for example "Year > 1990 AND contains(Genres, \'jazz\')".',
  },
  'key-condition': {
    type: 'text',
    value: 'condition',
    help: 'Reads only the items of one partition key, for example "Artist = \'Nina Simone\'".',
  },
  names: {
    type: 'json',
    value: 'json',
    help: 'Names of attributes for #placeholders in conditions, for example \'{"#y": "Year"}\'.',
  },
  values: {
    type: 'json',
    value: 'json',
    help: 'Values for :placeholders in conditions, as DynamoDB JSON, for example \'{":y": {"N": "1990"}}\'.',
  },
  consistent: { type: 'flag', help: 'Reads with strong consistency, at twice the units.' },
  read: {
    type: 'rate',
    value: 'units',
    help: 'Limits the read units per second: a number, or a percentage of what the table can serve, for example 40%.',
  },
  write: {
    type: 'rate',
    value: 'units',
    help: 'Limits the write units per second: a number, or a percentage of what the table can serve, for example 25%.',
  },
  segments: {
    type: 'count',
    value: 'n',
    help: 'Into how many segments the table is divided; by default one per 16 MB, at most 512 up to 1 TB.',
  },
  concurrency: { type: 'count', value: 'n', help: 'How many requests are in flight at most.' },
  'max-units': {
    type: 'count',
    value: 'n',
    help: 'Stops when this run has consumed so many capacity units, with the state saved.',
  },
  'dry-run': {
    type: 'flag',
    help: 'Shows what would be done and an estimate of its units, and does nothing.',
  },
  resume: { type: 'flag', help: 'Goes on from the saved state; begins if there is none.' },
  state: {
    type: 'text',
    value: 'file',
    help: 'Where the state is saved; by default rxdynamo-<command>-<table>.json in the current folder.',
  },
  yes: { type: 'flag', help: 'Does not ask for a confirmation.' },
  from: {
    type: 'text',
    value: 'time',
    help: 'Where the changes begin: now (default), oldest (24 hours ago), or a time such as 2026-11-27T12:00:00Z.',
  },
  checkpoint: {
    type: 'text',
    value: 'file',
    help: 'Saves the position in this file, and goes on from it if it exists.',
  },
  ...transferOptions,
  profile: { type: 'text', value: 'name', help: 'The profile of ~/.aws/config and ~/.aws/credentials.' },
  region: { type: 'text', value: 'name', help: 'The region, or local for DynamoDB Local on port 8000.' },
  endpoint: { type: 'text', value: 'url', help: 'The URL of the service, for example of a local server.' },
  json: {
    type: 'flag',
    help: 'Writes the result to stdout, and progress, messages and errors to stderr, as lines of JSON.',
  },
  quiet: { type: 'flag', short: 'q', help: 'Writes neither progress nor messages, only errors.' },
  verbose: { type: 'flag', help: 'Writes the stack and the causes of an error.' },
  help: { type: 'flag', short: 'h', help: 'Shows this help.' },
  version: { type: 'flag', help: 'Shows the version.' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The name of an option, without the dashes. */
export type OptionName = keyof typeof optionTable;

/** The options that all commands take. */
export const globalOptions = [
  'profile',
  'region',
  'endpoint',
  'json',
  'quiet',
  'verbose',
  'help',
  'version',
] as const satisfies readonly OptionName[];

type GlobalOption = (typeof globalOptions)[number];

/** The options of a command that reads a table or a part of it. */
export const readOptions = [
  'index',
  'filter',
  'key-condition',
  'names',
  'values',
  'consistent',
  'read',
  'segments',
  'concurrency',
  'max-units',
  'dry-run',
  'resume',
  'state',
] as const satisfies readonly OptionName[];

export type ReadOption = (typeof readOptions)[number];

interface ValueTypes {
  readonly flag: boolean;
  readonly text: string | undefined;
  readonly count: number | undefined;
  readonly rate: CapacityRate | undefined;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

type ValueOf<Spec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice | undefined
  : Spec extends { readonly type: keyof ValueTypes }
    ? ValueTypes[Spec['type']]
    : never;

/** The values of the options of one command: `undefined`, or `false` for a flag, if they are not given. */
export type OptionValues<Name extends OptionName = OptionName> = {
  readonly [Each in Name | GlobalOption]: ValueOf<(typeof optionTable)[Each]>;
};

/** Returns what is known about an option; `undefined` if there is none of this name. */
export function optionSpec(name: string): OptionSpec | undefined {
  return Object.hasOwn(optionTable, name) ? optionTable[name as OptionName] : undefined;
}
