/**
 * The tools of the matrix, with the versions that it installs into its temporary projects.
 *
 * They are no development dependencies: together they have more files than everything else.
 */
export const tools = {
  bun: '1.4.5',
  deno: '2.9.6',
  esbuild: '0.28.2',
  jest: '30.5.2',
  rolldown: '1.2.19',
  rollup: '4.68.8',
  '@rollup/plugin-commonjs': '29.0.3',
  '@rollup/plugin-json': '6.1.0',
  '@rollup/plugin-node-resolve': '16.0.3',
  typescript: '6.0.3',
  '@types/node': '20.19.43',
  vitest: '4.1.11',
  webpack: '5.113.0',
} as const;

export type Tool = keyof typeof tools;

/** The versions of Node.js that load the package: the lowest ones of `engines`, and the newest. */
export const nodeVersions = ['20.19', '22.12', '24', '26'] as const;

export type NodeVersion = (typeof nodeVersions)[number];
