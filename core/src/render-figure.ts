import { withComma } from "./text/decimal-comma.ts";
import { say } from "./text/message.ts";
import { phraseIn, type Wording } from "./text/wording.ts";
import type { EvidenceBase, Figure, FigureTime } from "./trials/evidence.ts";
import { inPeople, peopleCounted } from "./weighing/frequency.ts";
import type { WeighedFigureJson } from "./weighing-json.ts";

type Value = Figure["values"][number];
type Interval = NonNullable<Value["interval"]>;

/** A figure with all that it must not be shown without, and all of it in words. */
export function renderFigure(figure: Figure, base: EvidenceBase, wording: Wording): WeighedFigureJson {
  const { language } = wording;
  const of = <T extends { readonly id: string }>(list: readonly T[], id: string): T =>
    list.find((one) => one.id === id)!;
  const study = of(base.studies, figure.study);
  const outcome = of(base.outcomes, figure.outcome);
  const comparator =
    figure.comparator === "none"
      ? null
      : { id: figure.comparator, name: phraseIn(of(base.arms, figure.comparator).name, wording) };
  const name = phraseIn(outcome.name, wording);
  const time = timeText(figure.time, wording);
  const studyName = phraseIn(study.name, wording);
  const title =
    comparator === null
      ? say("weighing.title-alone", { name, time, study: studyName }, language)
      : say("weighing.title", { name, time, study: studyName, comparator: comparator.name }, language);
  const values = figure.values.map((one) => {
    const { short, name: long } = of(base.arms, one.of);
    return renderValue(figure, one, { name: phraseIn(long, wording), short: phraseIn(short, wording) }, wording);
  });
  const contrast = contrastText(figure, wording);
  const measureText = say(`weighing-measure.${figure.measure}`, {}, language);
  const said = values.map(({ text, between, name: arm }) => {
    const value = between === null ? text : `${text} (${between})`;
    return say("weighing.with", { value, arm }, language);
  });
  return {
    id: figure.id,
    outcome: outcome.id,
    title,
    name,
    says: phraseIn(outcome.says, wording),
    kind: outcome.kind,
    many: outcome.many,
    gravity: outcome.gravity ?? null,
    measure: figure.measure,
    measureText,
    study: { id: study.id, name: studyName },
    population: phraseIn(study.population, wording),
    comparator,
    time,
    values,
    contrast,
    text: `${title}: ${[...said, ...(contrast === null ? [] : [contrast]), measureText].join("; ")}.`,
    ...(figure.note === undefined ? {} : { note: phraseIn(figure.note, wording) }),
    grade: figure.grade,
    sources: figure.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  };
}

function renderValue(
  figure: Figure,
  { of: arm, value, interval, people }: Value,
  names: { readonly name: string; readonly short: string },
  wording: Wording,
): WeighedFigureJson["values"][number] {
  const counted = peopleCounted(figure);
  const plain =
    counted !== undefined
      ? say("weighing-value.people", inPeople(value, counted), wording.language)
      : figure.measure === "reports"
        ? say("weighing-value.reports", { count: value }, wording.language)
        : say("weighing-value.rate", { value: hundredths(value, wording) }, wording.language);
  const ends = (end: number): string =>
    counted === undefined ? hundredths(end, wording) : `${inPeople(end, counted).count}`;
  return {
    arm,
    ...names,
    value,
    interval: interval ?? null,
    people: people ?? null,
    frequency: counted === undefined ? null : inPeople(value, counted),
    text: plain,
    between: interval === undefined ? null : intervalText(interval, ends, wording),
  };
}

const intervalText = (
  { low, high, level }: Interval,
  between: (end: number) => string,
  { language }: Wording,
): string => say("weighing.interval", { low: between(low), high: between(high), level }, language);

/** The ratio of numbers that stand beside it; whether chance may explain it is always said. */
function contrastText({ contrast }: Figure, wording: Wording): string | null {
  if (contrast === undefined) return null;
  const ends = (end: number): string => hundredths(end, wording);
  const value = hundredths(contrast.value, wording);
  const ratio = say(`weighing-contrast.${contrast.measure}`, { value }, wording.language);
  const full = contrast.interval === undefined ? ratio : `${ratio} (${intervalText(contrast.interval, ends, wording)})`;
  return contrast.isSignificant ? full : `${full}, ${say("weighing.not-significant", {}, wording.language)}`;
}

function timeText(time: FigureTime, wording: Wording): string {
  const { language } = wording;
  if ("months" in time) return say("weighing-time.months", { count: time.months }, language);
  if ("medianMonths" in time)
    return say("weighing-time.median", { years: printed((time.medianMonths / 12).toFixed(1), wording) }, language);
  if ("course" in time) return say("weighing-time.course", time, language);
  return say("weighing-time.until", time, language);
}

const hundredths = (value: number, wording: Wording): string => printed(value.toFixed(2), wording);
const printed = (digits: string, { language }: Wording): string => (language === "es" ? withComma(digits) : digits);
