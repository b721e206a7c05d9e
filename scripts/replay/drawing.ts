import * as Plot from "@observablehq/plot";
import { told } from "../../server/src/cli/present/answer-words.ts";
import { drawn } from "../drawn.ts";
import type { Replayed } from "./april-2019.ts";
import { answers, type Group, groups } from "./report.ts";

const colours: Readonly<Record<string, string>> = {
  no: "#a3121f",
  "cannot-tell": "#1c4f91",
  "with-justification": "#8a4600",
  yes: "#1a6b3c",
};
const sides = ["the day before", "on the day"] as const;

type Part = {
  readonly group: string;
  readonly side: string;
  readonly answer: string;
  readonly from: number;
  readonly to: number;
};

/** Each group as two bars, the answers of the day before over those of the day. */
export function answersDrawn(people: readonly Replayed[]): string {
  const parts = groups(people).flatMap((group) => sides.flatMap((side, i) => partsOf(group, side, i === 0)));
  return drawn("Whether a course was an option, the day before and on 12 April 2019, on synthetic data", {
    height: 60 + 120 * groups(people).length,
    marginLeft: 120,
    marginTop: 40,
    fy: { label: null, padding: 0.25, axis: null },
    x: { label: "share of the group, per cent →", percent: false, domain: [0, 100] },
    y: { label: null, domain: sides },
    marks: [
      Plot.barX(parts, {
        fy: "group",
        y: "side",
        x1: "from",
        x2: "to",
        fill: (one: Part) => colours[one.answer]!,
        insetLeft: 1,
        insetRight: 1,
      }),
      Plot.text(parts, {
        fy: "group",
        y: "side",
        x: (one: Part) => (one.from + one.to) / 2,
        text: (one: Part) => labelOf(one),
        fill: "white",
        fontWeight: 600,
      }),
      Plot.text(
        groups(people).map(({ name }) => name),
        { fy: (name: string) => name, frameAnchor: "top-left", dy: -14, text: (name: string) => name, fontWeight: 600 },
      ),
    ],
  }).replaceAll(/(\d+\.\d{2})\d{3,}/g, "$1");
}

function partsOf({ name, people }: Group, side: string, isBefore: boolean): readonly Part[] {
  let from = 0;
  return answers.flatMap((answer) => {
    const of = people.filter((one) => one[isBefore ? "before" : "after"] === answer).length;
    const to = from + (100 * of) / people.length;
    const part = { group: name, side, answer, from, to, of };
    from = to;
    return of === 0 ? [] : [part];
  });
}

/** Where there is no room for the word, the table beside the drawing has it. */
function labelOf(one: Part & { readonly of?: number }): string {
  const width = one.to - one.from;
  if (width < 3) return "";
  return width < 14 ? `${one.of}` : `${told(one.answer as (typeof answers)[number])} ${one.of}`;
}
