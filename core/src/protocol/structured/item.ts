import type { Reference } from "../references.ts";
import type { Confidence, Layer, Source } from "../rule.ts";
import type { SignalRule, SignalUrgency } from "../signal-rule.ts";

/** What stands beside the sentence of an item: a label, and its content in words. */
export type SheetLine = { readonly label: string; readonly text: string };

/** A place in the literature. `title` is null where the bibliography lacks the entry. */
export type SheetSource = { readonly ref: string; readonly title: string | null; readonly at: string | null };

/** One thing that people sign: its sentence first, then everything that decides, and where it comes from. */
export type SheetItem = {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly lines: readonly SheetLine[];
  readonly layer: Layer;
  /** Null: a text that no source is asked for. */
  readonly confidence: Confidence | null;
  /** Of warnings, questions, figures and rungs: stated, recalled or proposed. */
  readonly basis: SignalRule["basis"] | null;
  /** Of a warning. */
  readonly urgency: SignalUrgency | null;
  readonly sources: readonly SheetSource[];
};

export type SheetSection = { readonly id: string; readonly title: string; readonly items: readonly SheetItem[] };

export const lineOf = (label: string, text: string | undefined): readonly SheetLine[] =>
  text === undefined || text === "" ? [] : [{ label, text: flat(text) }];

/** Text as one line: how a file was wrapped means nothing. */
export const flat = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, " ");

export const sourcesOf = (sources: readonly Source[], references: readonly Reference[]): readonly SheetSource[] =>
  sources.map(({ ref, at }) => ({
    ref,
    title: references.find(({ id }) => id === ref)?.title ?? null,
    at: at ?? null,
  }));

type Cited = { readonly confidence: Confidence; readonly sources: readonly Source[] };
type Named = Pick<SheetItem, "id" | "name" | "says" | "lines" | "layer"> & {
  readonly basis?: SignalRule["basis"];
  readonly urgency?: SignalUrgency;
};

export const itemOf = (
  { says, basis = undefined, urgency = undefined, ...named }: Named,
  cited: Cited | undefined,
  references: readonly Reference[],
): SheetItem => ({
  ...named,
  says: flat(says),
  basis: basis ?? null,
  urgency: urgency ?? null,
  confidence: cited?.confidence ?? null,
  sources: cited === undefined ? [] : sourcesOf(cited.sources, references),
});
