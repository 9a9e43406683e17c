import { request } from 'undici';

/** What a server answered, as it came. */
export interface RawReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The local servers look at the shape of a signature and never at its value. */
const unsigned = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/** Sends one request to a local server without rxdynamo, for what has to work before rxdynamo does. */
export async function rawCall(endpoint: string, operation: string, input: object): Promise<RawReply> {
  const { statusCode, headers, body } = await request(endpoint, {
    method: 'POST',
    headers: {
      ...unsigned,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    },
    body: JSON.stringify(input),
  });
  return { statusCode, headers, body: await body.text() };
}
