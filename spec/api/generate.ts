import { writeFileSync } from 'node:fs';
import { apiFolder, generateApi } from './generate-api.ts';

for (const [path, text] of generateApi()) writeFileSync(new URL(path, apiFolder), text);
