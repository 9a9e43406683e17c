/** Our names of structures whose name in the API is one of the language or says too little. */
const renamed: Readonly<Record<string, string>> = {
  _Record: 'DynamoDBRecord',
  _Stream: 'StreamSummary',
  Identity: 'RecordIdentity',
};

/** Returns the name that a structure or an enum of the AWS SDK has in our types. */
export function modelName(sdkName: string): string {
  return renamed[sdkName] ?? sdkName;
}
