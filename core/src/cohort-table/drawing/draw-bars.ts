import { element } from "../../reconstitution/drawing/svg.ts";
import { say } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { CohortFigure, Section } from "../cohort-figure.ts";
import type { CohortTable } from "../cohort-table.ts";
import { allRules } from "../monitoring.ts";
import { stratumInWords } from "../told-table.ts";
import { contentTop, type Drawing, label, pageWidth } from "./page.ts";
import type { Fill } from "./style.ts";

type Part = { readonly name: string; readonly fill: Fill; readonly share: number };
type Bar = { readonly label: string; readonly parts: readonly Part[]; readonly n: number };

const plot = { left: 170, width: pageWidth - 170 - 90 };
const row = 30;
/** A narrower part has no room for its number. */
const narrowest = 0.06;

/** How EDSS changed: three shares of everybody with a change, for each year and stratum. */
export function drawEdssChange(table: CohortTable, wording: Wording): Drawing | undefined {
  const years = [...new Set(of(table, "edss-change").flatMap(({ at }) => at.year ?? []))];
  const bars = years.flatMap((year) =>
    table.strata.flatMap((stratum) => {
      const found = of(table, "edss-change").filter((one) => one.at.year === year && one.stratum === stratum);
      const label =
        table.strata.length === 1
          ? said("cohort.axis.year", wording, year)
          : `${said("cohort.axis.year", wording, year)}, ${stratumInWords(stratum, wording)}`;
      return barOf(
        label,
        found,
        [
          { measure: "improved", fill: "good" },
          { measure: "stable", fill: "plain" },
          { measure: "worsened", fill: "bad" },
        ],
        wording,
      );
    }),
  );
  return drawBars(bars);
}

/** What became of regular tests, for each stratum; what is neither on time, late nor missed is overdue now. */
export function drawMonitoring(table: CohortTable, wording: Wording): Drawing | undefined {
  const bars = table.strata.flatMap((stratum) => {
    const found = of(table, "monitoring").filter((one) => one.stratum === stratum && one.at.name === allRules);
    return barOf(
      stratumInWords(stratum, wording),
      found,
      [
        { measure: "on-time", fill: "good" },
        { measure: "late", fill: "plain" },
        { measure: "missed", fill: "worst" },
      ],
      wording,
    );
  });
  return drawBars(bars);
}

const of = ({ figures }: CohortTable, section: Section) => figures.filter((one) => one.section === section);

const said = (id: "cohort.axis.year", { language }: Wording, year: number): string => say(id, { year }, language);

function barOf(
  label: string,
  found: readonly CohortFigure[],
  parts: readonly {
    readonly measure: "improved" | "stable" | "worsened" | "on-time" | "late" | "missed";
    readonly fill: Fill;
  }[],
  { language }: Wording,
): readonly Bar[] {
  const shares = parts.map(({ measure, fill }) => {
    const figure = found.find((one) => one.measure === measure);
    return { name: say(`cohort.axis.${measure}`, {}, language), fill, figure };
  });
  if (shares.some(({ figure }) => figure === undefined || figure.value === null)) return [];
  const named = shares.map(({ name, fill, figure }) => ({ name, fill, share: figure!.value! }));
  return [{ label, parts: named, n: shares[0]!.figure!.n! }];
}

function drawBars(bars: readonly Bar[]): Drawing | undefined {
  if (bars.length === 0) return undefined;
  const top = contentTop + 26;
  return {
    bottom: top + bars.length * row + 4,
    marks: [...legend(bars[0]!.parts), ...bars.flatMap((bar, i) => drawBar(bar, top + i * row))],
  };
}

function legend(parts: readonly Part[]): readonly string[] {
  let x = plot.left;
  return parts.flatMap(({ name, fill }) => {
    const mark = element("rect", { class: `lc-${fill}`, x, y: contentTop - 8, width: 16, height: 12 });
    const drawn = [mark, label(name, x + 22, contentTop + 3, { size: 12, style: "lc-text" })];
    x += 22 + name.length * 7 + 24;
    return drawn;
  });
}

const onDark: Readonly<Record<Fill, string>> = { good: "#ffffff", plain: "", bad: "#14181d", worst: "#ffffff" };

function drawBar({ label: name, parts, n }: Bar, top: number): readonly string[] {
  let x = plot.left;
  const drawn = parts.flatMap(({ fill, share }) => {
    const width = share * plot.width;
    const bar = element("rect", { class: `lc-${fill} lc-gap`, x, y: top, width, height: row - 9, "stroke-width": 1 });
    const middle = { x: x + width / 2, y: top + 15, "text-anchor": "middle", "font-size": 11 };
    const ink = onDark[fill] === "" ? { class: "lc-text" } : { fill: onDark[fill] };
    x += width;
    return [
      bar,
      ...(share < narrowest ? [] : [element("text", { ...ink, ...middle }, `${Math.round(100 * share)} %`)]),
    ];
  });
  return [
    label(name, plot.left - 10, top + 15, { anchor: "end", style: "lc-text" }),
    ...drawn,
    label(`n ${n}`, plot.left + plot.width + 10, top + 15),
  ];
}
