import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Lists the skipped specs and the reason at the end of a run, which the default reporter does not print. */
export const skipReporter: Reporter = {
  onTestRunEnd(modules) {
    for (const [reason, titles] of titlesByReason(modules)) {
      console.log([`\nskipped: ${reason}`, ...titles].join('\n  ↓ '));
    }
  },
};

function titlesByReason(modules: readonly TestModule[]): Map<string, string[]> {
  const titles = new Map<string, string[]>();
  for (const spec of modules.flatMap((module) => [...module.children.allTests('skipped')])) {
    const reason = reasonOf(spec);
    if (reason !== undefined) titles.set(reason, [...(titles.get(reason) ?? []), spec.fullName]);
  }
  return titles;
}

function reasonOf(spec: TestCase): string | undefined {
  const result = spec.result();
  return result.state === 'skipped' ? result.note : undefined;
}
