import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { subpaths } from './spec/package/subpaths.ts';
import { skipReporter } from './spec/support/servers/skip-reporter.ts';
import { summaryReporter } from './spec/support/summary-reporter.ts';

/** Each subpath with its source, the most specific first. */
const alias = Object.entries(subpaths).map(([subpath, source]): [string, string] => [
  `rxdynamo${subpath.slice(1)}`,
  fileURLToPath(new URL(source, import.meta.url)),
]);

export default defineConfig({
  resolve: { alias: Object.fromEntries(alias.reverse()) },
  test: {
    include: ['spec/**/*.spec.ts'],
    globalSetup: ['spec/support/servers/global-setup.ts'],
    reporters: ['default', skipReporter, summaryReporter],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
