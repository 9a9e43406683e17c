import { readOptions } from '../options.ts';

/** The options of a copy. */
export const copyOptions = [
  'follow',
  'write',
  'to-profile',
  'to-region',
  'to-endpoint',
  ...readOptions,
] as const;

export type CopyOption = (typeof copyOptions)[number];
