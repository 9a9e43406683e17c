import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { localEnvironment } from '../support/servers/local-environment.ts';
import type { Block } from './blocks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stubs = fileURLToPath(new URL('stubs', import.meta.url));

/** Milliseconds after which a program that has not ended is killed. */
const timeout = 60_000;

/** A project that has installed the built package, and stubs of the services of others. */
export interface Project {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes a project in a temporary folder. */
export async function createProject(): Promise<Project> {
  const path = await mkdtemp(join(tmpdir(), 'rxdynamo-docs-'));
  // Packages are found in `node_modules`, and what is not there in the `node_modules` of the folder above.
  const folder = join(path, 'project');
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(root, join(folder, 'node_modules/rxdynamo'), 'junction');
  await symlink(join(root, 'node_modules'), join(path, 'node_modules'), 'junction');
  await cp(stubs, join(folder, 'stubs'), { recursive: true });
  return { path: folder, remove: () => rm(path, { recursive: true, force: true }) };
}

/** How a program has ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Removes the types of a program, as `tsx` does. */
async function compiled({ language, code }: Block): Promise<string> {
  if (language === 'js') return code;
  return (await transform(code, { loader: 'ts', format: 'esm', target: 'node20' })).code;
}

/** The environment of a program, with a local server in the place of DynamoDB. */
function environment(project: Project, endpoint: string): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
    HOME: project.path,
    USERPROFILE: project.path,
    ...localEnvironment(endpoint),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Runs a program as it is printed, in a process of its own, with a local server in the place of DynamoDB. */
export async function run(block: Block, project: Project, endpoint: string): Promise<Ending> {
  const isCommonJS = block.language === 'js' && !/^import /m.test(block.code);
  const file = `program-${block.line}.${isCommonJS ? 'cjs' : 'mjs'}`;
  await writeFile(join(project.path, file), await compiled(block));
  const env = environment(project, endpoint);
  const args = ['--import', './stubs/fetch.mjs', file];
  const child = spawn(process.execPath, args, { cwd: project.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return ending(child, block.marks.includes('until-stopped') ? (block.output ?? '') : undefined);
}

/** Runs a line of a shell that begins with `npx rxdynamo`, with the built command. */
export function runLine(line: string, project: Project, endpoint: string): Promise<Ending> {
  const command = line.replace(/^npx rxdynamo\b/, 'exec node node_modules/rxdynamo/dist/command/main.js');
  const env = environment(project, endpoint);
  const child = spawn('sh', ['-c', command], { cwd: project.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return ending(child, undefined);
}

/** Resolves when a process has ended. With `lastOutput` it is stopped, as by Ctrl+C, once it has printed that. */
function ending(child: ChildProcess, lastOutput: string | undefined): Promise<Ending> {
  return new Promise((resolve) => {
    const texts = { stdout: '', stderr: '' };
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const listen = (name: 'stdout' | 'stderr') =>
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
        if (lastOutput !== undefined && texts.stdout.length >= lastOutput.length) child.kill('SIGINT');
      });
    listen('stdout');
    listen('stderr');
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...texts });
    });
  });
}
