import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { skipReporter } from './spec/support/servers/skip-reporter.ts';
import { summaryReporter } from './spec/support/summary-reporter.ts';

const lib = (path: string) => fileURLToPath(new URL(`lib/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // The most specific first.
    alias: {
      'rxdynamo/opentelemetry': lib('opentelemetry/index.ts'),
      'rxdynamo/testing': lib('testing/index.ts'),
      rxdynamo: lib('index.ts'),
    },
  },
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
