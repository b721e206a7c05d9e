import { rate } from "../../disease/edss.ts";
import type { Preset } from "../../preset/preset.ts";
import { presetOf } from "../../preset/source.ts";
import { streamsOf } from "../../random/stream.ts";
import { percent } from "../figure.ts";
import type { Cohorts, Row } from "../row.ts";

/** Two raters on one day: the score beneath is spread evenly around the baseline score. */
function pairs(preset: Preset, cohorts: Cohorts): readonly (readonly [number, number])[] {
  return cohorts("care-ms-2").map(({ person }) => {
    const streams = streamsOf("raters", person.index);
    const latent = person.edss + (streams("within the step")() - 0.5) / 2;
    return [rate(latent, preset.disease.edss, streams("one")), rate(latent, preset.disease.edss, streams("other"))];
  });
}
const agree = (what: string, published: number, interval: readonly [number, number], within: number): Row => ({
  table: "2.15",
  who: "two raters, same day (n = 103; 545 pairs)",
  what,
  unit: "%",
  published,
  interval,
  grade: "V",
  measure: (cohorts) =>
    percent(pairs(presetOf("care-ms-2")!, cohorts), ([one, other]) => Math.abs(one - other) <= within),
});

export const raterRows: readonly Row[] = [
  agree("identical EDSS", 68.5, [67, 70], 0),
  agree("within one step", 92, [92, 100], 0.5),
];
