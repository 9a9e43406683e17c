import type { Observable } from 'rxjs';
import type { ListTagsOfResourceInput, TagResourceInput, UntagResourceInput } from '../api/inputs.ts';
import { ListTagsOfResource, TagResource, UntagResource } from '../api/operations.ts';
import type { ListTagsOfResourceOutput } from '../api/outputs.ts';
import type { Tag } from '../api/shared.ts';
import type { Empty } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const tags = (call: Call) => ({
  /**
   * Adds tags to a table, or changes their values.
   *
   * `ResourceArn` is the `TableArn` of the table's description. A table has up to 50 tags, each a `Key` and a `Value`.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html
   */
  tagResource: (input: TagResourceInput, options?: CallOptions): Observable<Empty> =>
    call(TagResource, input, options),

  /**
   * Removes tags from a table, by their keys.
   *
   * `ResourceArn` is the `TableArn` of the table's description. Unknown keys are no error.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html
   */
  untagResource: (input: UntagResourceInput, options?: CallOptions): Observable<Empty> =>
    call(UntagResource, input, options),

  /**
   * Streams the tags of a table.
   *
   * `ResourceArn` is the `TableArn` of the table's description. An error has the `resumeToken` from which to resume.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
   */
  listTagsOfResource: (
    input: ListTagsOfResourceInput,
    options?: StreamOptions,
  ): ItemStream<Tag, ListTagsOfResourceOutput> =>
    paginateByToken(
      call,
      ListTagsOfResource,
      { start: 'NextToken', next: 'NextToken', elements: 'Tags' },
      input,
      options,
    ),
});
