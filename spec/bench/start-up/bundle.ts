import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles a program into one minified file, as for AWS Lambda, and returns its URL. */
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
