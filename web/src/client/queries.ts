import { QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Asking, ask, Refusal } from "../api.ts";

/** What the server would answer the same way again is not asked again; what a bad line swallowed is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (tries, error) => tries < 2 && (!(error instanceof Refusal) || error.status === 0 || error.status >= 500),
    },
  },
});

/**
 * What the server answers at an address, kept while it is shown. The key is the address: the parts of its path, then what it
 * is asked with, so that everything of a clinic can be asked again at once.
 */
export function useAsked<T>(
  path: string,
  query: NonNullable<Asking["query"]> = {},
  isWanted = true,
): UseQueryResult<T> {
  return useQuery({
    queryKey: askedKey(path, query),
    queryFn: ({ signal }) => ask<T>(path, { query, signal }),
    enabled: isWanted,
  });
}

export const askedKey = (path: string, query: NonNullable<Asking["query"]> = {}): readonly unknown[] => [
  ...path.split("/").filter((part) => part !== ""),
  query,
];

/** Everything below a path is asked again where it is shown. */
export const askAgain = (path: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: path.split("/").filter((part) => part !== "") });
