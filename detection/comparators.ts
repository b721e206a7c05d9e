import { type Columns, columnsOf } from "../core/src/signals/columns.ts";
import { conditions } from "./conditions.ts";
import type { Latent } from "./latent.ts";
import { isBeyondFixed, isFlagAnalyte, isFlagged, isReadable } from "./printed.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

type Ring = { readonly day: number; readonly verdict: Verdict; readonly isOpening: boolean };
/** What somebody would do instead: look at each result by itself. */
export type Comparator = {
  readonly name: string;
  /** Every result that it marks; the first after a result that it does not mark opens an alarm. */
  readonly rings: (series: Parameters<typeof columnsOf>[0], latent: readonly Latent[]) => readonly Ring[];
};

const comparator = (name: string, is: (columns: Columns, i: number) => boolean): Comparator => ({
  name,
  rings: (series, latent) => {
    const columns = columnsOf(series);
    if (!isFlagAnalyte(columns.key)) return [];
    const shows = new Set(conditions.filter(({ analytes }) => analytes.includes(columns.key)).map(({ kind }) => kind));
    const explaining = latent.filter(({ kind }) => shows.has(kind)).map((one) => ({ ...one, names: ["ITP"] as const }));
    const rings: Ring[] = [];
    let isOn = false;
    for (let i = 0; i < columns.size; i += 1) {
      if (!isReadable(columns, i)) continue;
      const marks = is(columns, i);
      const day = columns.series.earliest[i]!;
      if (marks) rings.push({ day, isOpening: !isOn, verdict: isOn ? "false" : verdictOn(day, ["ITP"], explaining) });
      isOn = marks;
    }
    return rings;
  },
});

export const comparators: readonly Comparator[] = [
  comparator("laboratory flags", isFlagged),
  comparator("fixed limits", isBeyondFixed),
];
