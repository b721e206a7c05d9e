import type { FactListJson } from "@longwatch/api";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../api.ts";
import { readPages } from "../client/all-pages.ts";
import { askedKey } from "../client/queries.ts";

export type Fact = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly kind: string;
  readonly recordedAt?: string;
  readonly by?: string;
};
export type AllFacts = { readonly facts: readonly Fact[]; readonly displaced: Readonly<Record<string, string>> };

/** Every entry of a patient, page after page: the list goes by clinical days, and what was written last may be of years ago. */
export async function readAllFacts(read: (cursor: string | undefined) => Promise<FactListJson>): Promise<AllFacts> {
  const pages = await readPages(read);
  return {
    facts: pages.flatMap(({ facts }) => facts as readonly Fact[]),
    displaced: Object.assign({}, ...pages.map(({ displaced }) => displaced)),
  };
}

/** @param at where the API has the patient */
export const useAllFacts = (at: string) =>
  useQuery({
    queryKey: askedKey(`${at}/facts/all`),
    queryFn: ({ signal }) =>
      readAllFacts((cursor) => ask<FactListJson>(`${at}/facts`, { query: { limit: 200, cursor }, signal })),
  });
