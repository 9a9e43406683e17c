import { credentials, region } from '../clients/inputs.ts';

/**
 * Returns the environment of a program as in AWS Lambda: region and keys in variables, and no shared files.
 *
 * @param home a folder without `.aws`
 */
export function lambdaEnvironment(endpoint: string, home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
}
