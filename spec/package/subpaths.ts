/** The subpaths of the package, each with its source. The build, `exports` of package.json and the specs of the package follow it. */
export const subpaths = {
  '.': 'lib/index.ts',
  './formats': 'lib/formats/index.ts',
  './opentelemetry': 'lib/opentelemetry/index.ts',
  './testing': 'lib/testing/index.ts',
} as const;
