import { writeFileSync } from 'node:fs';
import { coverageFile, coverageText } from './coverage-text.ts';

writeFileSync(coverageFile, coverageText());
