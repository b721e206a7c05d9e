import type { WorklistJson, WorklistLineJson } from "@longwatch/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { lineId } from "../acting/send.ts";
import { ask } from "../api.ts";
import { askedKey } from "../client/queries.ts";
import type { Filter } from "./filter.ts";
import { type Merged, merged } from "./merge.ts";
import { linesAtOnce } from "./page-size.ts";

export type List = Merged & {
  readonly first: WorklistJson | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  /** Shows the list as it is now. */
  readonly showNew: () => void;
  readonly again: () => void;
};

/**
 * The list under a filter, page by page. What the server says meanwhile changes lines at their places; lines that come and go
 * wait until they are asked for.
 */
export function useList(path: string, filter: Filter, own: ReadonlySet<string>): List {
  const query = { ...filter, limit: linesAtOnce };
  const name = JSON.stringify([path, query]);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: askedKey(`${path}/worklist`, query),
    queryFn: ({ pageParam, signal }) =>
      ask<WorklistJson>(`${path}/worklist`, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 2_000,
  });
  const now = useMemo(() => withoutRepeats(data?.pages.flatMap(({ lines }) => lines) ?? []), [data]);
  const [shown, setShown] = useState<{ name: string; lines: readonly WorklistLineJson[] }>({ name: "", lines: [] });
  const isOther = shown.name !== name;
  const base = isOther ? now : shown.lines;
  const told = useMemo(() => merged(base, now, own), [base, now, own]);
  const lines = told.lines.map(({ line }) => line);
  const isSame = lines.length === shown.lines.length && lines.every((line, i) => line === shown.lines[i]);
  if (data !== undefined && (isOther || !isSame)) setShown({ name, lines });
  return {
    ...told,
    first: data?.pages[0],
    error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
    showNew: () => setShown({ name, lines: now }),
    again: () => void refetch(),
  };
}

/** A line that moved while pages were read may come on two of them. */
const withoutRepeats = (lines: readonly WorklistLineJson[]): readonly WorklistLineJson[] => [
  ...new Map(lines.map((line) => [lineId(line), line])).values(),
];
