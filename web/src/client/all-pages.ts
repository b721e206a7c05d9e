import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Asking, ask } from "../api.ts";
import { askedKey } from "./queries.ts";

type Page = { readonly next: string | null };

/** Every page of a list, one after another. */
export async function readPages<P extends Page>(
  read: (cursor: string | undefined) => Promise<P>,
): Promise<readonly P[]> {
  const pages: P[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    pages.push(page);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

/** A list as a whole: of one patient, where nothing may be left out because a page has ended. */
export const useAllPages = <P extends Page>(
  path: string,
  query: NonNullable<Asking["query"]> = {},
): UseQueryResult<readonly P[]> =>
  useQuery({
    queryKey: askedKey(path, { ...query, pages: "all" }),
    queryFn: ({ signal }) => readPages((cursor) => ask<P>(path, { query: { ...query, limit: 200, cursor }, signal })),
  });
