import type { Day, Language } from "@longwatch/core";

/** What stands in a line of text. `line` is where it begins in its file. */
export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly line: number }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly to: string; readonly children: readonly Inline[]; readonly line: number }
  | { readonly kind: "break" }
  | Mark;

/** What the guide adds to Markdown, in braces or brackets. */
export type Mark =
  | { readonly kind: "cite"; readonly key: string; readonly at: string | undefined; readonly line: number }
  | { readonly kind: "figure"; readonly id: string; readonly part: string; readonly line: number }
  | {
      readonly kind: "rule";
      readonly protocol: string;
      readonly rule: string;
      readonly field: string;
      readonly line: number;
    }
  | { readonly kind: "word"; readonly id: string; readonly shown: string; readonly line: number }
  | { readonly kind: "quoted"; readonly text: string; readonly line: number }
  | { readonly kind: "claim"; readonly id: string; readonly line: number }
  | { readonly kind: "own"; readonly line: number };

export type Item = { readonly isTick: boolean; readonly blocks: readonly Block[] };
export type Cell = readonly Inline[];

export type Block =
  | {
      readonly kind: "heading";
      readonly level: 2 | 3;
      readonly id: string | undefined;
      readonly children: Cell;
      readonly line: number;
    }
  | { readonly kind: "paragraph"; readonly children: Cell; readonly line: number }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly Item[]; readonly line: number }
  | { readonly kind: "table"; readonly head: readonly Cell[]; readonly rows: readonly Cell[][]; readonly line: number }
  /** A box: what must not be read over. */
  | { readonly kind: "note"; readonly blocks: readonly Block[]; readonly line: number }
  /** `::name and what it is of`: made from data, not written. */
  | { readonly kind: "drawing"; readonly name: string; readonly of: readonly string[]; readonly line: number };

export type Audience = "patient" | "family" | "both";

/** One page in one language, as written. Its file is `pages/<language>/<id>.md`. */
export type Page = {
  readonly file: string;
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly audience: Audience;
  /** Where it holds, as protocols name it (`EU`); absent: everywhere. */
  readonly jurisdiction: string | undefined;
  readonly reviewedOn: Day;
  /** The last day on which it may be shown as reviewed. */
  readonly reviewDue: Day;
  readonly order: number;
  /** Printed on one sheet of paper, its sources on the next. */
  readonly paper: "one-sheet" | undefined;
  readonly blocks: readonly Block[];
};

export const languages = ["en", "es"] as const satisfies readonly Language[];
