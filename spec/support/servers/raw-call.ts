import { request } from 'undici';

/** The response of a server, not decoded. */
export interface RawResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Local servers check the format of a signature but not its value. */
const signatureHeaders = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/** Sends one request to a local server without rxdynamo, to test the servers and proxies themselves. */
export async function rawCall(endpoint: string, operation: string, input: object): Promise<RawResponse> {
  const { statusCode, headers, body } = await request(endpoint, {
    method: 'POST',
    headers: {
      ...signatureHeaders,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    },
    body: JSON.stringify(input),
  });
  return { statusCode, headers, body: await body.text() };
}
