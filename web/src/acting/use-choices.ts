import type { ChoicesJson } from "@longwatch/api";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";

/** What forms choose from; undefined while it is not known. */
export const useChoices = (): ChoicesJson | undefined => useAsked<ChoicesJson>(`${useHere().path}/choices`).data;

/** A key of the rules as words. */
export const inWords = (key: string): string => {
  const words = key.replaceAll(/[-_]/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
