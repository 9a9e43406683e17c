import { defineConfig } from 'vitest/config';
import { closingLine } from './spec/support/summary-reporter.ts';
import { skipReporter } from './spec/support/servers/skip-reporter.ts';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    globalSetup: ['spec/support/servers/global-setup.ts'],
    reporters: ['default', skipReporter, closingLine],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
