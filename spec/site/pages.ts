/** The pages of the site next to the README and the reference, by their groups, both in the order of the navigation. */
export const pageGroups = {
  Guide: ['docs/capacity.md', 'docs/progress.md', 'docs/changes.md', 'docs/telemetry.md', 'docs/testing.md'],
  Details: [
    'docs/operations.md',
    'docs/reliability.md',
    'docs/performance.md',
    'docs/benchmarks.md',
    'docs/architecture.md',
  ],
  Project: ['CONTRIBUTING.md', 'CHANGELOG.md'],
} as const;

export const pages: readonly string[] = Object.values(pageGroups).flat();
