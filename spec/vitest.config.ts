import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { closingLine } from './closing-line.ts';
import { skipReporter } from './servers/skip-reporter.ts';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['spec/**/*.spec.ts'],
    globalSetup: ['spec/servers/global-setup.ts'],
    reporters: ['default', skipReporter, closingLine],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
