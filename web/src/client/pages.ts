import { useInfiniteQuery } from "@tanstack/react-query";
import { type Asking, ask } from "../api.ts";
import { askedKey } from "./queries.ts";

type Pages<T> = {
  /** As far as they have come; undefined: the first has not. */
  readonly pages: readonly T[] | undefined;
  readonly error: Error | null;
  readonly again: () => void;
  /** Undefined: there is no more. */
  readonly more: (() => void) | undefined;
  readonly isMoreComing: boolean;
};

/** A list that the server gives page by page. What was shown of it stays until what is asked for instead has come. */
export function usePages<T extends { readonly next: string | null }>(
  path: string,
  query: NonNullable<Asking["query"]> = {},
): Pages<T> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [...askedKey(path, query), "pages"],
    queryFn: ({ pageParam, signal }) => ask<T>(path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: "",
    placeholderData: (before, asked) =>
      asked !== undefined && asked.queryKey.slice(0, -2).join("/") === askedKey(path).slice(0, -1).join("/")
        ? before
        : undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return {
    pages: data?.pages,
    error,
    again: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    isMoreComing: isFetchingNextPage,
  };
}
