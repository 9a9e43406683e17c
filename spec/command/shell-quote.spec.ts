import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellQuote } from '../../lib/command/shell-quote.ts';

it('leaves plain arguments as they are', () => {
  expect(shellQuote(['count', 'Music', '--read', '40%', "a = 'b'"])).toBe(
    `count Music --read 40% 'a = '\\''b'\\'''`,
  );
});

it('is read back by a shell', (context) => {
  context.skip(process.platform === 'win32', 'Windows has no POSIX shell');
  const argument = fc
    .string({ unit: 'binary' })
    .filter((text) => !text.includes('\0') && text.isWellFormed());
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1 }), (args) => {
      const output = execFileSync('sh', ['-c', `printf '%s\\0' ${shellQuote(args)}`], { encoding: 'utf8' });
      expect(output.split('\0').slice(0, -1)).toEqual(args);
    }),
    { numRuns: 30 },
  );
});
