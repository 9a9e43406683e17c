import { defineConfig } from 'vitest/config';
import { skipReporter } from './spec/support/servers/skip-reporter.ts';
import { summaryReporter } from './spec/support/summary-reporter.ts';

export default defineConfig({
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
