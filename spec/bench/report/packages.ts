import { readFile } from 'node:fs/promises';

const names = [
  '@aws-sdk/lib-dynamodb',
  '@aws-sdk/client-dynamodb',
  '@aws-lite/client',
  '@aws-lite/dynamodb',
  'undici',
  '@smithy/signature-v4',
  'rxjs',
];

/** The measured packages with their versions. */
export async function packages(): Promise<string> {
  const versions = names.map(async (name) => {
    const { version } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'));
    return `${name} ${version}`;
  });
  return (await Promise.all(versions)).join(', ');
}
