/** The members of requests and responses of DynamoDB Streams. */
export const streamMembers: Readonly<Record<string, string>> = {
  // Streams
  'ListStreamsInput.TableName':
    'The name of the table whose streams are listed; those of all tables if it is absent.',
  'ListStreamsInput.Limit': 'The maximum number of streams per page: 100 at most, the default.',
  ExclusiveStartStreamArn:
    'The ARN after which the page starts: the `LastEvaluatedStreamArn` of the page before.',
  Streams: 'The streams of this page.',
  LastEvaluatedStreamArn:
    'The last ARN of the page, after which the next page starts; absent from the last page.',
  'DescribeStreamInput.StreamArn':
    'The ARN of the stream: the `LatestStreamArn` of the description of its table.',
  'GetShardIteratorInput.StreamArn':
    'The ARN of the stream: the `LatestStreamArn` of the description of its table.',
  'StreamSummary.StreamArn': 'The ARN of the stream.',
  'StreamSummary.TableName': 'The name of the table.',
  'StreamSummary.StreamLabel':
    'The time at which the stream was enabled, as ISO 8601 text; the end of its ARN.',
  'DescribeStreamOutput.StreamDescription': 'The stream, with one page of its shards.',
  'StreamDescription.StreamArn': 'The ARN of the stream.',
  'StreamDescription.TableName': 'The name of the table.',
  'StreamDescription.StreamLabel':
    'The time at which the stream was enabled, as ISO 8601 text; the end of its ARN.',
  'StreamDescription.StreamStatus':
    "Whether the stream is `'ENABLED'`, `'DISABLED'` or between the two; a disabled one can be read for 24 hours.",
  'StreamDescription.CreationRequestDateTime': 'When the stream was enabled.',
  // Shards
  'DescribeStreamInput.Limit': 'The maximum number of shards per page: 100 at most, the default.',
  ExclusiveStartShardId:
    'The shard after which the page starts: the `LastEvaluatedShardId` of the page before.',
  'DescribeStreamInput.ShardFilter': 'Which shards are returned: all if it is absent.',
  'ShardFilter.Type': "`'CHILD_SHARDS'` for the shards whose parent is the shard `ShardId`.",
  'ShardFilter.ShardId': 'The id of the parent.',
  Shards: 'The shards of this page.',
  LastEvaluatedShardId:
    'The last shard of the page, after which the next page starts; absent from the last page.',
  'Shard.ShardId': 'The id of the shard.',
  'Shard.ParentShardId':
    'The id of the shard whose records come before those of this one; it may be gone, as its records are after 24 hours.',
  'Shard.SequenceNumberRange': 'The sequence numbers of the first and the last record.',
  StartingSequenceNumber: 'The sequence number of the first record.',
  EndingSequenceNumber: 'The sequence number of the last record; absent while the shard is open.',
  'GetShardIteratorInput.ShardId': 'The id of the shard.',
  ShardIteratorType:
    "Where the iterator starts: at the oldest record (`'TRIM_HORIZON'`), after the newest (`'LATEST'`), or at or after the record with the `SequenceNumber` (`'AT_SEQUENCE_NUMBER'`, `'AFTER_SEQUENCE_NUMBER'`).",
  'GetShardIteratorInput.SequenceNumber': 'The sequence number at or after which the iterator starts.',
  'GetShardIteratorOutput.ShardIterator': 'The iterator, valid for 15 minutes.',
  // Records
  'GetRecordsInput.ShardIterator':
    'The iterator of `getShardIterator`, or the `NextShardIterator` of the records before; valid for 15 minutes.',
  'GetRecordsInput.Limit': 'The maximum number of records: 1,000 at most, the default.',
  Records: 'The records in the order of the changes; an empty list does not mean that the shard has ended.',
  NextShardIterator:
    'The iterator for the records after these; absent once a closed shard has been read to its end.',
  eventID: 'The id of the record, unique in the stream.',
  eventName: "What happened to the item: `'INSERT'`, `'MODIFY'` or `'REMOVE'`.",
  eventVersion: 'The version of the format of the record, such as `1.1`.',
  eventSource: '`aws:dynamodb`.',
  awsRegion: 'The region of the table.',
  dynamodb: 'The change itself: the key and the images of the item.',
  userIdentity: 'Who deleted the item: the service, if it had expired (time to live); else absent.',
  'RecordIdentity.PrincipalId': '`dynamodb.amazonaws.com` for a deletion by time to live.',
  'RecordIdentity.Type': '`Service` for a deletion by time to live.',
  ApproximateCreationDateTime: 'When the item was changed, in whole seconds.',
  'StreamRecord.Keys': 'The key attributes of the item.',
  NewImage: 'The item after the change, if it exists and the stream has new images.',
  OldImage: 'The item before the change, if it existed and the stream has old images.',
  'StreamRecord.SequenceNumber': 'The sequence number of the record, which grows within its shard.',
  SizeBytes: 'The size of the record in bytes.',
};
