import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiFolder, generateApi } from './generate-api.ts';

it('writes what is committed, so that nobody edits it or forgets to write it anew', () => {
  for (const [path, text] of generateApi()) {
    expect(readFileSync(new URL(path, apiFolder), 'utf8'), path).toBe(text);
  }
});
