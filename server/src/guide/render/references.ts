import { type Html, html } from "../../html.ts";
import type { Inline } from "../page.ts";
import type { Shelf, Source } from "../shelf.ts";

/** One entry at the foot of a page: its number there, and the places that the page names in it. */
export type Reference = { readonly source: Source; readonly number: number; readonly places: string[] };

/** The sources of one page, numbered as they come. */
export type References = {
  readonly listed: readonly Reference[];
  /** The number of a source on this page; nothing for what no bibliography has. */
  readonly cite: (key: string, at?: string) => number | undefined;
};

export function referencesOn({ sources }: Shelf): References {
  const listed: Reference[] = [];
  return {
    listed,
    cite: (key, at) => {
      const source = sources.get(key);
      if (source === undefined) return undefined;
      let known = listed.find((one) => one.source.id === key);
      if (known === undefined) {
        known = { source, number: listed.length + 1, places: [] };
        listed.push(known);
      }
      if (at !== undefined && !known.places.includes(at)) known.places.push(at);
      return known.number;
    },
  };
}

/** What a mark cites: a source, or those of a figure or rule. */
export function citedBy(mark: Inline, shelf: Shelf): readonly { readonly key: string; readonly at?: string }[] {
  if (mark.kind === "cite") return [mark.at === undefined ? { key: mark.key } : { key: mark.key, at: mark.at }];
  if (mark.kind === "rule")
    return (shelf.ruleNumber(mark.protocol, mark.rule, mark.field)?.sources ?? []).map((key) => ({ key }));
  return mark.kind === "figure" ? (shelf.figure(mark.id, "en")?.sources ?? []).map(({ ref }) => ({ key: ref })) : [];
}

/** Numbers of sources, in brackets: beside a number a bare one would be read as its power. No line breaks before them. */
export const notesFor = (numbers: readonly number[]): Html =>
  html`${numbers.map((number) => html`&#8288;<sup><a href="#source-${number}">[${number}]</a></sup>`)}`;
