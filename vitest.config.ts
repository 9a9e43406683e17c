import { defineConfig } from 'vitest/config';
import { closingLine } from './spec/closing-line.ts';
import { skipReporter } from './spec/servers/skip-reporter.ts';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    globalSetup: ['spec/servers/global-setup.ts'],
    reporters: ['default', skipReporter, closingLine],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
