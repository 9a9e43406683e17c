import { describe, expect, it, vi } from 'vitest';
import { type ServerProgram, startProgram } from './child-server.ts';
import { rawCall } from './raw-call.ts';

const program = (script: string): ServerProgram => ({
  name: 'dynoxide',
  command: process.execPath,
  args: (port) => ['--eval', script, String(port)],
  cwd: process.cwd(),
});

describe('a server in a child process', () => {
  it('is started once it responds, and is gone once it is stopped', async () => {
    const respond =
      'require("http").createServer((_, response) => response.end("{}")).listen(process.argv[1])';
    const server = await startProgram(program(respond));
    expect(await rawCall(server.endpoint, 'ListTables', {})).toMatchObject({ statusCode: 200 });
    await server.stop();
    await expect(rawCall(server.endpoint, 'ListTables', {})).rejects.toThrow();
  });

  it('is not started if it exits, and the error has its standard error', async () => {
    const exit = 'console.error("no such table"); process.exit(3)';
    await expect(startProgram(program(exit))).rejects.toThrow('exited with code 3: no such table');
  });

  it('is not started if the program does not exist', async () => {
    const missing = { ...program(''), command: 'no-such-program' };
    await expect(startProgram(missing)).rejects.toThrow('ENOENT');
  });

  it('tries another port if the first is in use', async () => {
    const portInUse = program('console.error("Address already in use"); process.exit(1)');
    const args = vi.fn(portInUse.args);
    await expect(startProgram({ ...portInUse, args })).rejects.toThrow('already in use');
    expect(args).toHaveBeenCalledTimes(3);
  });
});
