import { describe, expect, it, vi } from 'vitest';
import { type ServerProgram, startProgram } from './child-server.ts';
import { rawCall } from './raw-call.ts';

const program = (script: string): ServerProgram => ({
  name: 'dynoxide',
  command: process.execPath,
  args: (port) => ['--eval', script, String(port)],
  cwd: process.cwd(),
});

describe('a server that is a program of its own', () => {
  it('is started when it answers, and gone when it is stopped', async () => {
    const answers = 'require("http").createServer((_, reply) => reply.end("{}")).listen(process.argv[1])';
    const server = await startProgram(program(answers));
    expect(await rawCall(server.endpoint, 'ListTables', {})).toMatchObject({ statusCode: 200 });
    await server.stop();
    await expect(rawCall(server.endpoint, 'ListTables', {})).rejects.toThrow();
  });

  it('is not started if it ends, and the error is what it said', async () => {
    const ends = 'console.error("no such table"); process.exit(3)';
    await expect(startProgram(program(ends))).rejects.toThrow('ended with code 3: no such table');
  });

  it('is not started if there is no such program', async () => {
    const missing = { ...program(''), command: 'no-such-program' };
    await expect(startProgram(missing)).rejects.toThrow('ENOENT');
  });

  it('tries another port when somebody has taken the first', async () => {
    const clashes = program('console.error("Address already in use"); process.exit(1)');
    const args = vi.fn(clashes.args);
    await expect(startProgram({ ...clashes, args })).rejects.toThrow('already in use');
    expect(args).toHaveBeenCalledTimes(3);
  });
});
