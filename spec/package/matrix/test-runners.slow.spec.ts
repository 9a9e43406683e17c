import { expect, it } from 'vitest';
import { answer, loadingLines } from './program.ts';
import { setUpProject } from './project.ts';

const project = setUpProject('commonjs', ['jest', 'vitest']);

/** A test file of a user: Jest and vitest have `test` and `expect` in common. */
const testFile = (lines: string) => `${lines}
${answer}
test('calls with the package', async () => {
  expect(await answer('${project.endpoint}')).toEqual(${JSON.stringify(project.expected)});
});`;

it('Jest runs a test that uses the package, with its default configuration', {
  timeout: 120_000,
}, async (context) => {
  project.need(context, 'jest');
  await project.write('jest/package.json', '{ "private": true }');
  await project.write('jest/user.test.js', testFile(loadingLines('require')));
  const report = await project.tool('jest/bin/jest.js', '--json', '--rootDir=jest');
  expect(JSON.parse(report)).toMatchObject({
    numPassedTests: 1,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
  });
});

it('vitest runs a test that uses the package, with its default configuration', {
  timeout: 120_000,
}, async (context) => {
  project.need(context, 'vitest');
  const runner = `import { expect, test } from 'vitest';`;
  await project.write('vitest/user.test.mjs', testFile(`${runner}\n${loadingLines('import')}`));
  const report = await project.tool('vitest/vitest.mjs', 'run', '--root=vitest', '--reporter=json');
  expect(JSON.parse(report)).toMatchObject({ numPassedTests: 1, numFailedTests: 0, success: true });
});
