import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { describeOnServers, type TestServer } from '../support/servers/each-server.ts';
import { localEnvironment } from '../support/servers/local-environment.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { program } from './support/child.ts';
import { temporaryFolder } from './support/local-environment.ts';

/** Runs a command in a pseudo terminal of 80 columns, and types a text once another one is shown. */
const terminal = `
import fcntl, os, pty, struct, sys, termios
shown, typed, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    os.execvp(command[0], command)
output = ''
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    output += chunk.decode(errors='replace')
    if shown and shown in output:
        shown = ''
        os.write(terminal, typed.encode())
print(output, end='')
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const hasPython = spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0;

async function inTerminal(server: TestServer, argv: readonly string[], cwd: string, shown = '', typed = '') {
  const env = { ...process.env, npm_command: '', ...localEnvironment(server.endpoint) };
  const child = spawn('python3', ['-c', terminal, shown, typed, ...program, ...argv], { cwd, env });
  const stdout = await text(child.stdout);
  const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
  return { code, stdout };
}

/** Returns to the start of the line of the terminal, and clears it. */
const clearLine = '\r\x1B[K';

/** What a terminal shows of an output in the end: of each line what was written after it was last cleared. */
function shownLines(output: string): readonly string[] {
  return output.split('\r\n').map((line) => line.split(clearLine).at(-1) ?? '');
}

const items = Array.from({ length: 60 }, (_, number) => ({ id: `song ${number}` }));

describeOnServers('rxdynamo in a terminal of 80 columns', (server) => {
  const { TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items });
  const folder = temporaryFolder();

  it('rewrites one line of progress, and ends cleanly with Ctrl-C', async (context) => {
    context.skip(!hasPython, 'needs python3 with the module pty');
    const argv = ['count', TableName, '--read', '2', '--segments', '32'];
    const { code, stdout } = await inTerminal(server, argv, folder.path('.'), ' · ', '\x03');
    expect(code, stdout).toBe(130);
    const progress = stdout
      .split(clearLine)
      .map((text) => text.split(/\r|\n|\^C/)[0] ?? '')
      .filter((line) => line.includes(' · '));
    expect(progress.length, stdout).toBeGreaterThan(0);
    expect(progress.filter((line) => line.length > 79)).toEqual([]);
    expect(progress[0]).toMatch(/\d+ items · .*\/s · [\d.]+ units\/s/);
    const shown = shownLines(stdout);
    expect(shown).toContain('Stopped.');
    expect(shown).toContain(`  rxdynamo ${argv.join(' ')} --resume`);
    const rest = await inTerminal(server, ['count', TableName, '--resume'], folder.path('.'));
    expect(rest.code, rest.stdout).toBe(0);
    expect(shownLines(rest.stdout)).toContain('60');
  });

  it('ends with Ctrl-C at a question, and deletes nothing', async (context) => {
    context.skip(!hasPython, 'needs python3 with the module pty');
    const argv = ['delete', TableName, '--write', '1'];
    const { code, stdout } = await inTerminal(server, argv, folder.path('.'), 'to go on: ', '\x03');
    expect(code, stdout).toBe(130);
    expect(stdout).toContain('Stopped.');
    expect(stdout).not.toContain('Deleted');
  });

  it('asks for the name of the table before it deletes', async (context) => {
    context.skip(!hasPython, 'needs python3 with the module pty');
    const { code, stdout } = await inTerminal(
      server,
      ['delete', TableName],
      folder.path('.'),
      'to go on: ',
      `${TableName}\r`,
    );
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/Deleted 60 items in /);
  });
});
