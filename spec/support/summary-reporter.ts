import type { Reporter, TestModule } from 'vitest/node';

/** Prints a last line that programs can parse, such as `812 passed, 0 failed, 9 skipped`. */
export const summaryReporter: Reporter = {
  onTestRunEnd(modules) {
    const states = ['passed', 'failed', 'skipped'] as const;
    console.log(`\n${states.map((state) => `${count(modules, state)} ${state}`).join(', ')}`);
  },
};

function count(modules: readonly TestModule[], state: 'passed' | 'failed' | 'skipped'): number {
  return modules.reduce((sum, { children }) => sum + [...children.allTests(state)].length, 0);
}
