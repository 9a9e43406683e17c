import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiFolder, generateApi } from './generate-api.ts';

it('lib/api is up to date: `npm run generate` writes it', () => {
  for (const [path, text] of generateApi()) {
    expect(readFileSync(new URL(path, apiFolder), 'utf8'), path).toBe(text);
  }
});
