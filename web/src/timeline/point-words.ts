import type { ChartPoint, ChartSeries } from "@longwatch/core";
import { dayWords, momentWords, numberWords } from "../look/day.tsx";
import type { Language } from "../words/words.ts";
import type { SayTimeline } from "./words.ts";

/** Everything by which words are chosen. */
export type Tongue = {
  readonly say: SayTimeline;
  readonly language: Language;
  /** In which moments are told. */
  readonly zone: string;
};

/** The value with its unit: never a bare number. A word stands for itself. */
export function valueWords(point: ChartPoint, unit: string, { say, language }: Tongue): string {
  const { value, comparator = "", word, sent } = point;
  // What was converted has more digits than anybody measured.
  const shown = (number: number): string => numberWords(sent === undefined ? number : rounded(number), language);
  const of = unit === "" ? "" : ` ${unit}`;
  if (typeof value === "number") return `${comparator}${shown(value)}${of}`;
  if (value !== null) return `${shown(value.low)}–${shown(value.high)}${of}`;
  if (word !== undefined) return word;
  return sent === undefined ? say("no-value") : `${sent.value} ${sent.unit}`;
}

/** As many digits as a laboratory would print. */
export const rounded = (number: number): number => Number(number.toPrecision(number >= 100 ? 4 : 3));

const known = [
  "preliminary",
  "cancelled",
  "no-value",
  "value-is-text",
  "questionable",
  "date-approximate",
  "analyte-unknown",
  "specimen-remark-unknown",
] as const;

function flawWords(flaw: string, { say }: Tongue): string {
  const one = known.find((name) => name === flaw);
  return one === undefined ? say("flaw-spoilt", { remark: flaw }) : say(`flaw-${one}`);
}

/** What a value means, in a word, and the limit that says so. */
export function judgedWords(point: ChartPoint, unit: string, tongue: Tongue): string {
  const { say, language } = tongue;
  const { judged, by, range, flaw } = point;
  const limit = judged === "low" ? range?.low : judged === "high" ? range?.high : undefined;
  const parts = [
    judged === "unknown"
      ? flaw === undefined
        ? say(point.value === null ? "unknown-short" : point.at === undefined ? "unknown" : "unknown-vital")
        : say("no-evidence", { flaw: flawWords(flaw, tongue) })
      : say(judged),
    ...(limit === undefined || limit === null || by === "rule"
      ? []
      : [say("limit", { limit: `${numberWords(limit, language)} ${unit}`.trim() })]),
    ...(by === "rule" ? [say("by-rule")] : by === "general" && judged !== "unknown" ? [say("by-general")] : []),
    ...(judged !== "unknown" && flaw !== undefined ? [say("no-evidence", { flaw: flawWords(flaw, tongue) })] : []),
    ...(point.status === "corrected" ? [say("corrected")] : []),
    ...(point.status === "preliminary" && flaw !== "preliminary" ? [say("preliminary")] : []),
  ];
  return parts.join(", ");
}

/** `Platelets 12 Nov 2026: 88 ×10⁹/L, low, limit 150 ×10⁹/L`. */
export function pointWords(series: ChartSeries, point: ChartPoint, tongue: Tongue): string {
  const { say } = tongue;
  const sent =
    point.sent === undefined || point.value === null
      ? ""
      : `, ${say("sent-as", { value: point.sent.value, unit: point.sent.unit })}`;
  return `${series.name} ${whenWords(point, tongue)}: ${valueWords(point, series.printed, tongue)}, ${judgedWords(point, series.printed, tongue)}${sent}`;
}

/** The day, or the days that it may have been; of a vital sign the moment, and where it stands to the infusion. */
function whenWords({ on, through, at, phase }: ChartPoint, { say, language, zone }: Tongue): string {
  const until = through === undefined ? "" : `–${dayWords(through, language)}`;
  const when = at === undefined ? `${dayWords(on, language)}${until}` : momentWords(at, zone, language);
  return phase === undefined ? when : `${when}, ${say(`phase-${phase}`)}`;
}

/** The same for a narrow column: the day, the value, and what it means. */
export function pointBrief(series: ChartSeries, point: ChartPoint, tongue: Tongue): string {
  const { say, language } = tongue;
  const meaning =
    point.flaw !== undefined && point.judged === "unknown"
      ? say("legend-none")
      : point.judged === "unknown"
        ? say("unknown-short")
        : say(point.judged);
  return `${valueWords(point, series.printed, tongue)} · ${meaning} · ${dayWords(point.on, language)}`;
}
