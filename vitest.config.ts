import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { subpaths } from './spec/package/subpaths.ts';
import { skipReporter } from './spec/support/servers/skip-reporter.ts';
import { summaryReporter } from './spec/support/summary-reporter.ts';

/** Each subpath with its source, the most specific first. */
const alias = Object.entries(subpaths).map(([subpath, source]): [string, string] => [
  `rxdynamo${subpath.slice(1)}`,
  fileURLToPath(new URL(source, import.meta.url)),
]);

// `npm test` runs in the mode `test`, and `npm run test:all` in the mode `full`: with the slow specs, and with large
// numbers of seeds and items in the others.
export default defineConfig(({ mode }) => ({
  resolve: { alias: Object.fromEntries(alias.reverse()) },
  test: {
    include: ['spec/**/*.spec.ts'],
    exclude: mode === 'full' ? configDefaults.exclude : [...configDefaults.exclude, '**/*.slow.spec.ts'],
    provide: { size: mode === 'full' ? 'full' : 'small' },
    globalSetup: ['spec/support/servers/global-setup.ts'],
    // Failures are printed after the long list of skipped specs: a log is often cut to its end.
    reporters: [skipReporter, 'default', summaryReporter],
    // Many specs wait for servers and other processes: the default, one worker less than cores, leaves a core idle.
    maxWorkers: '100%',
    // A worker keeps its modules for the next file. Loading them again for each file takes more than half of the CPU time.
    isolate: false,
    // The timeouts are long enough for a busy machine.
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
