import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { type FakeServer, startFakeServer } from '../../support/wire/fake-server.ts';
import { install, npm, pack } from '../npm.ts';
import { expectedAnswer, respond } from './program.ts';
import { type NodeVersion, type Tool, tools } from './tools.ts';

const execute = promisify(execFile);

/** The peer dependencies, the optional ones too: each subpath is loaded. */
const peers = Object.entries(manifest.peerDependencies).map(([name, range]) => `${name}@${range}`);

/** A project of a user, in a fresh folder, with the packed package and some tools. */
export interface Project {
  readonly folder: string;
  /** The endpoint of a server that answers the program's calls. */
  readonly endpoint: string;
  /** What the program prints if everything works. */
  readonly expected: object;
  write(path: string, text: string): Promise<void>;
  /** Skips the spec, or fails it under CI, if a tool could not be installed. */
  need(context: TestContext, tool: Tool): void;
  /** Runs a program in the folder, or in one below it; resolves with what it prints. */
  run(command: string, args: readonly string[], cwd?: string): Promise<string>;
  /** Runs a file of an installed package with Node.js. */
  tool(path: string, ...args: readonly string[]): Promise<string>;
  /** Moves a folder to a place from which no package can be found, and returns its path there. */
  isolate(path: string): Promise<string>;
}

/** Prepares a project for the specs of a file. `type` is that of its package.json. */
export function setUpProject(type: 'module' | 'commonjs', needed: readonly Tool[] = []): Project {
  const missing = new Map<Tool, string>();
  let outer = '';
  let server: FakeServer;
  let expected: object;

  beforeAll(async () => {
    outer = await mkdtemp(join(tmpdir(), 'rxdynamo-matrix-'));
    server = await startFakeServer(respond);
    expected = await expectedAnswer();
    const keys = ['[matrix]', 'aws_access_key_id = AKIAMATRIX', 'aws_secret_access_key = secret', ''];
    await writeFile(join(outer, 'credentials'), keys.join('\n'));
    await mkdir(join(outer, 'project'));
    await project.write('package.json', JSON.stringify({ private: true, type }));
    const packages = [await pack(outer), ...peers];
    const pinned = needed.map((name) => `${name}@${tools[name]}`);
    await install(project.folder, [...packages, ...pinned]).catch(async () => {
      await install(project.folder, packages);
      for (const [index, name] of needed.entries()) {
        const reason = await failureOf(() => install(project.folder, [...packages, String(pinned[index])]));
        if (reason !== undefined) missing.set(name, reason);
      }
    });
  }, 300_000);

  afterAll(async () => {
    await server?.stop();
    await rm(outer, { recursive: true, force: true });
  });

  const project: Project = {
    get folder() {
      return join(outer, 'project');
    },
    get endpoint() {
      return server.endpoint;
    },
    get expected() {
      return expected;
    },
    async write(path, text) {
      await mkdir(dirname(join(project.folder, path)), { recursive: true });
      await writeFile(join(project.folder, path), text);
    },
    need(context, tool) {
      const reason = missing.get(tool);
      if (reason !== undefined) lack(context, `${tool}@${tools[tool]}`, reason);
    },
    run: (command, args, cwd = project.folder) => output(command, args, cwd, join(outer, 'credentials')),
    tool: (path, ...args) =>
      project.run(process.execPath, [join(project.folder, 'node_modules', path), ...args]),
    async isolate(path) {
      const empty = await mkdtemp(join(outer, 'empty-'));
      await rename(join(project.folder, path), join(empty, 'out'));
      return join(empty, 'out');
    },
  };
  return project;
}

/** Runs a program without the variables of this process that would change what it does. */
async function output(
  command: string,
  args: readonly string[],
  cwd: string,
  credentials: string,
): Promise<string> {
  const { NODE_OPTIONS, NODE_PATH, VITEST, NODE_ENV, AWS_PROFILE, ...env } = process.env;
  const running = execute(command, args, {
    cwd,
    env: { ...env, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_EC2_METADATA_DISABLED: 'true' },
    timeout: 120_000,
    maxBuffer: 2 ** 26,
  });
  const { stdout } = await running.catch((error) => {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`, { cause: error });
  });
  return stdout;
}

/** The last line of the error that an action fails with; `undefined` if it succeeds. */
async function failureOf(action: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    const lines = String(error).trim().split('\n');
    return lines.find((line) => line.includes('npm error code')) ?? lines.at(-1);
  }
}

const paths = new Map<NodeVersion, Promise<string>>();

/** The path of another version of Node.js, which the npm package `node` has. Skips the spec if it cannot be installed. */
export async function pathOfNode(context: TestContext, version: NodeVersion): Promise<string> {
  const command = ['exec', '--yes', `--package=node@${version}`, '--', 'node', '--print', 'process.execPath'];
  const path = paths.get(version) ?? npm(command, tmpdir());
  paths.set(version, path);
  const reason = await failureOf(() => path);
  if (reason !== undefined) lack(context, `node@${version}`, reason);
  return path;
}

/** Skips a spec whose tool is missing, or fails it under CI. */
function lack(context: TestContext, tool: string, reason: string): void {
  const text = `${tool} cannot be installed here: ${reason}`;
  if (process.env.CI) throw new Error(text);
  context.skip(text);
}
