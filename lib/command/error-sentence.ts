import { DynamoDBError } from '../index.ts';
import { CommandError, UsageError } from './errors.ts';

/** What to do about an error, by its name or code. */
const advice: Readonly<Record<string, string>> = {
  NoRegionError: 'give --region',
  NoCredentialsError: 'give --profile',
  ResourceNotFoundException: 'check the name, --region, --profile and --endpoint',
  UnrecognizedClientException: 'check --profile and --region',
  ExpiredTokenException: 'sign in again, then go on',
  AccessDeniedException: 'ask for this permission, or give another --profile',
  ENOENT: 'check the path',
  ENOSPC: 'the disk is full: make room, then go on',
  EDQUOT: 'your quota of disk space is used up: make room, then go on',
  EACCES: 'you have no permission for this file',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open: raise the limit with ulimit -n',
};

/**
 * Says in one sentence, on one line, what failed and what to do about it.
 *
 * The package that is missing is named with the command that installs it.
 */
export function errorSentence(error: unknown): string {
  const missing = missingPackage(error);
  if (missing !== undefined) return `The package ${missing} is not installed: npm install ${missing}`;
  if (!(error instanceof Error)) return oneLine(String(error));
  const text = oneLine(error.message || error.name);
  if (error instanceof UsageError || error instanceof CommandError) return text;
  const hint = advice[codeOf(error) ?? error.name] ?? advice[causeName(error) ?? ''];
  return [
    `${nameOf(error)}${withoutEnd(text)}${contextOf(error)}`,
    ...(hint === undefined ? [] : [hint]),
  ].join('; ');
}

/** The name of an error of the service is a part of the sentence: people search for it. */
function nameOf(error: Error): string {
  return error instanceof DynamoDBError && error.statusCode !== undefined ? `${error.name}: ` : '';
}

function contextOf(error: Error): string {
  if (!(error instanceof DynamoDBError) || error.operation === undefined) return '';
  const of = error.tableName === undefined ? '' : ` of ${error.tableName}`;
  return ` (${error.operation}${of})`;
}

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ');

const withoutEnd = (text: string) => text.replace(/\.$/, '');

function codeOf(error: unknown): string | undefined {
  const { code }: { readonly code?: unknown } = Object(error);
  return typeof code === 'string' && Object.hasOwn(advice, code) ? code : undefined;
}

/** The name of the first cause for which there is advice. */
function causeName({ cause }: Error): string | undefined {
  for (let depth = 0, each = cause; depth < 10 && each instanceof Error; depth++, each = each.cause) {
    const name = codeOf(each) ?? each.name;
    if (Object.hasOwn(advice, name)) return name;
  }
  return undefined;
}

/** Returns the name of a package that could not be loaded, of the error or one of its causes. */
function missingPackage(error: unknown): string | undefined {
  for (let depth = 0, each = error; depth < 10 && each instanceof Error; depth++, each = each.cause) {
    const [, name] = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w.-]+)'/.exec(each.message) ?? [];
    if (name !== undefined && !name.startsWith('.')) return name;
  }
  return undefined;
}
