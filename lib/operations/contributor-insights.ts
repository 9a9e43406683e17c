import type { Observable } from 'rxjs';
import type {
  DescribeContributorInsightsInput,
  ListContributorInsightsInput,
  UpdateContributorInsightsInput,
} from '../api/inputs.ts';
import {
  DescribeContributorInsights,
  ListContributorInsights,
  UpdateContributorInsights,
} from '../api/operations.ts';
import type {
  ContributorInsightsSummary,
  DescribeContributorInsightsOutput,
  ListContributorInsightsOutput,
  UpdateContributorInsightsOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const contributorInsights = (call: Call) => ({
  /**
   * Returns whether CloudWatch Contributor Insights is enabled for a table or an index, and its rules.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
   */
  describeContributorInsights: (
    input: DescribeContributorInsightsInput,
    options?: CallOptions,
  ): Observable<DescribeContributorInsightsOutput> => call(DescribeContributorInsights, input, options),

  /**
   * Enables or disables CloudWatch Contributor Insights for a table or an index.
   *
   * It shows the keys that are accessed or throttled most; `ContributorInsightsMode` can limit it to those that are
   * throttled.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html
   */
  updateContributorInsights: (
    input: UpdateContributorInsightsInput,
    options?: CallOptions,
  ): Observable<UpdateContributorInsightsOutput> => call(UpdateContributorInsights, input, options),

  /**
   * Streams the tables and indexes that have CloudWatch Contributor Insights, or those of one table.
   *
   * `MaxResults` is the number of entries per page, at most 100. An error has the `resumeToken` from which to resume.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListContributorInsights.html
   */
  listContributorInsights: (
    input: ListContributorInsightsInput = {},
    options?: StreamOptions,
  ): ItemStream<ContributorInsightsSummary, ListContributorInsightsOutput> =>
    paginateByToken(
      call,
      ListContributorInsights,
      { start: 'NextToken', next: 'NextToken', elements: 'ContributorInsightsSummaries' },
      input,
      options,
    ),
});
