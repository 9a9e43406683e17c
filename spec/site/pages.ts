/** The pages of the site next to the README and the reference, by their groups, both in the order of the navigation. */
export const pageGroups = {
  Guide: [
    'docs/getting-started.md',
    'docs/reading.md',
    'docs/writing.md',
    'docs/values.md',
    'docs/backpressure.md',
    'docs/errors.md',
    'docs/capacity.md',
    'docs/progress.md',
    'docs/changes.md',
    'docs/telemetry.md',
    'docs/testing.md',
    'docs/formats.md',
    'docs/command.md',
    'docs/machines.md',
  ],
  'To look up': [
    'docs/options.md',
    'docs/operations.md',
    'docs/bytes.md',
    'docs/loading.md',
    'docs/reliability.md',
    'docs/performance.md',
    'docs/benchmarks.md',
  ],
  Project: ['docs/architecture.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
} as const;

export const pages: readonly string[] = Object.values(pageGroups).flat();
