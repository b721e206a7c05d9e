import type { ChartJson } from "@longwatch/core";
import { dayWords, numberWords } from "../look/day.tsx";
import { type Bar, BarPlot, barHeight, barRows } from "./bar-plot.tsx";
import { dayNumber } from "./days.ts";
import type { Tongue } from "./point-words.ts";
import type { Item, Row } from "./row.ts";
import { StepPlot } from "./step-plot.tsx";

const edssHeight = 56;

/** Relapses, scores, scans and what the patient told. */
export const diseaseRows = (chart: ChartJson, tongue: Tongue): readonly Row[] => [
  relapseRow(chart, tongue),
  ...(chart.edss.length === 0 ? [] : [edssRow(chart, tongue)]),
  ...(chart.mri.length === 0 ? [] : [mriRow(chart, tongue)]),
  ...(chart.symptoms.length === 0 ? [] : [symptomRow(chart, tongue)]),
];

type Named = Pick<Row, "id" | "title" | "about">;
const barsRow = (named: Named, bars: readonly Bar[], items: readonly Item[], none: string): Row => ({
  ...named,
  group: "disease",
  height: (view, width) => barRows(bars, view, width) * barHeight + 6,
  draw: (view, width) => <BarPlot bars={bars} view={view} width={width} />,
  items,
  latest: items.at(-1)?.brief() ?? none,
});

function relapseRow({ relapses }: ChartJson, { say, language }: Tongue): Row {
  const items = relapses.map((one): Item => {
    const words = [
      say("relapse", { day: dayWords(one.on, language) }),
      one.disabling === true ? say("relapse-disabling") : "",
      one.resolvedOn === null ? "" : say("relapse-resolved", { day: dayWords(one.resolvedOn, language) }),
    ].join("");
    return { day: dayNumber(one.on), words: () => words, brief: () => words, fact: one.fact };
  });
  const bars = relapses.map((one) => ({
    id: one.fact,
    from: dayNumber(one.on),
    through: dayNumber(one.resolvedOn ?? one.on) + 1,
    label: dayWords(one.on, language),
    tone: "relapse",
  }));
  return barsRow({ id: "relapses", title: say("relapses"), about: "" }, bars, items, say("no-relapse"));
}

function edssRow({ edss }: ChartJson, { say, language }: Tongue): Row {
  const items = edss.map(({ fact, on, score }): Item => {
    const shown = score === null ? say("no-score") : numberWords(score, language);
    const words = say("edss-words", { day: dayWords(on, language), score: shown });
    return { day: dayNumber(on), words: () => words, brief: () => words, fact };
  });
  const scores = edss.flatMap(({ on, score }) => (score === null ? [] : [{ day: dayNumber(on), score }]));
  return {
    id: "edss",
    group: "disease",
    title: say("edss"),
    about: say("edss-about"),
    height: () => edssHeight,
    draw: (view, width) => <StepPlot scores={scores} most={10} view={view} width={width} height={edssHeight} />,
    items,
    latest: items.at(-1)?.brief() ?? "",
  };
}

function mriRow({ mri }: ChartJson, { say, language }: Tongue): Row {
  const whats = mri.map(({ newOrEnlargingT2, gdEnhancing, findings }) =>
    [
      ...(newOrEnlargingT2 === null ? [] : [say("mri-new-t2", { count: newOrEnlargingT2 })]),
      ...(gdEnhancing === null ? [] : [say("mri-gd", { count: gdEnhancing })]),
      ...(newOrEnlargingT2 === null && gdEnhancing === null ? [say("mri-not-counted")] : []),
      ...findings.map((one) => say(`mri-${one}`)),
    ].join(", "),
  );
  const items = mri.map(({ fact, on, region }, i): Item => {
    const words = say("mri-words", { region, day: dayWords(on, language), what: whats[i]! });
    return { day: dayNumber(on), words: () => words, brief: () => words, fact };
  });
  const bars = mri.map(({ fact, on, findings, gdEnhancing, newOrEnlargingT2 }, i) => ({
    id: fact,
    from: dayNumber(on),
    through: dayNumber(on) + 1,
    label: whats[i]!,
    tone: findings.length > 0 ? "IMMEDIATE" : (gdEnhancing ?? 0) + (newOrEnlargingT2 ?? 0) > 0 ? "soon" : "closed",
  }));
  return barsRow({ id: "mri", title: say("mri"), about: "" }, bars, items, "");
}

function symptomRow({ symptoms }: ChartJson, { say, language }: Tongue): Row {
  const items = symptoms.map(({ fact, on, symptom, present, from }): Item => {
    const words = say("symptom-words", {
      symptom: symptom.replaceAll("-", " "),
      present: say(`present-${present}`),
      day: dayWords(on, language),
      from: say(`from-${from}`),
    });
    return { day: dayNumber(on), words: () => words, brief: () => words, fact };
  });
  const bars = symptoms.map((one, i) => ({
    id: `${one.fact} ${i}`,
    from: dayNumber(one.startedOn ?? one.on),
    through: dayNumber(one.endedOn ?? one.on) + 1,
    label: `${one.symptom.replaceAll("-", " ")}${one.present === "yes" ? "" : ` (${say(`present-${one.present}`)})`}`,
    tone: one.present === "yes" ? "soon" : "closed",
  }));
  return barsRow({ id: "symptoms", title: say("symptoms"), about: "" }, bars, items, "");
}
