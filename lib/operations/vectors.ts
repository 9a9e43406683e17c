import type { Observable } from 'rxjs';
import type { SearchVectorsInput } from '../api/inputs.ts';
import { SearchVectors } from '../api/operations.ts';
import type { SearchVectorsOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const vectors = <Default = Item>(call: Call) => ({
  /**
   * Finds the items whose vectors are most similar to a given one, by a vector index, the most similar first.
   *
   * `SearchVector` is a list of as many numbers as the index has `Dimensions`; `TopK` is the number of items to find. A
   * smaller `Score` means more similar for `COSINE` (0 to 2) and `EUCLIDEAN`, a greater one for `DOT_PRODUCT`.
   * `SearchConditionExpression` compares attributes of the index's search schema by `=`.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchVectors.html
   */
  searchVectors: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: SearchVectorsInput,
    options?: CallOptions<Format>,
  ): Observable<SearchVectorsOutput<ItemsAs<T, Format>>> => call(SearchVectors, input, options),
});
