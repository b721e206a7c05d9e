import type { Language } from "@longwatch/core";
import { flat } from "./inlines.ts";
import type { Cell, Inline } from "./page.ts";

export type Sentence = {
  /** As written, each mark as one character that is no letter and no digit. */
  readonly text: string;
  readonly inlines: readonly Inline[];
  readonly line: number;
};

const placeholder = "\u{FFFC}";

/** The sentences of a cell. A citation belongs before the full stop: behind it, it belongs to the next sentence. */
export function sentencesOf(cell: Cell, language: Language): readonly Sentence[] {
  const inlines = flat(cell).filter(({ kind }) => kind !== "link");
  const starts: { readonly at: number; readonly inline: Inline }[] = [];
  let whole = "";
  for (const inline of inlines) {
    starts.push({ at: whole.length, inline });
    whole += shownAs(inline);
  }
  const segments = new Intl.Segmenter(language, { granularity: "sentence" }).segment(whole);
  let line = 1;
  return [...segments].map(({ segment, index }) => {
    const end = index + segment.length;
    const within = starts.filter(
      ({ at, inline }, i) => at < end && (starts[i + 1]?.at ?? whole.length) > index && shownAs(inline) !== "",
    );
    const first = within[0];
    if (first !== undefined && "line" in first.inline) {
      const lead = first.inline.kind === "text" ? first.inline.text.slice(0, Math.max(0, index - first.at)) : "";
      line = first.inline.line + lead.split("\n").length - 1;
    }
    return { text: segment, inlines: within.map(({ inline }) => inline), line };
  });
}

/** A line of the file ends no sentence. Claims are seen by nobody. */
function shownAs(inline: Inline): string {
  if (inline.kind === "text") return inline.text.replaceAll("\n", " ");
  if (inline.kind === "word") return inline.shown;
  if (inline.kind === "claim") return "";
  return inline.kind === "break" ? "\n" : placeholder;
}
