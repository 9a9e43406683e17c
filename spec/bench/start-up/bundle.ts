import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles a program into one minified file, as one would for AWS Lambda, and returns where that is. */
export async function bundle(program: URL): Promise<URL> {
  const bundled = new URL(program.href.replace(/\.js$/, '.bundled.cjs'));
  await build({
    entryPoints: [fileURLToPath(program)],
    outfile: fileURLToPath(bundled),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return bundled;
}
