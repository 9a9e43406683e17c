import * as sdk from '@aws-sdk/client-dynamodb';
import { firstValueFrom } from 'rxjs';
import { type DynamoDB, ServiceError } from '../../../lib/index.ts';
import type { Step } from './program.ts';

/** The output of a call, or what its error says. */
export type Outcome = { readonly output: unknown } | { readonly error: object };

type Command = ConstructorParameters<typeof sdk.GetItemCommand>;

/** Makes the call with the AWS SDK. */
export async function runWithSdk(client: sdk.DynamoDBClient, [operation, input]: Step): Promise<Outcome> {
  const Class = Reflect.get(sdk, `${operation}Command`) as new (...parameters: Command) => sdk.GetItemCommand;
  try {
    const { $metadata, ...output } = await client.send(new Class(input as Command[0]));
    return { output };
  } catch (error) {
    if (!(error instanceof sdk.DynamoDBServiceException)) throw error;
    const { name, message } = error;
    const { Item, CancellationReasons } = error as SdkFacts;
    return { error: { name, message, item: Item, reasons: CancellationReasons?.map(reasonOf) } };
  }
}

interface SdkFacts {
  readonly Item?: object;
  readonly CancellationReasons?: readonly Reason[];
}

interface Reason {
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
  readonly Item?: object | undefined;
}

/** Makes the call with rxdynamo. */
export async function runHere(db: DynamoDB, [operation, input]: Step): Promise<Outcome> {
  try {
    return { output: await firstValueFrom(db.call<unknown, string>(operation, input)) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { name, message, item, cancellationReasons } = error;
    return { error: { name, message, item, reasons: cancellationReasons?.map(reasonOf) } };
  }
}

function reasonOf({ Code, Message, Item }: Reason): Reason {
  return { Code, Message, Item };
}
