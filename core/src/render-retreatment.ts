import { formatDay } from "./base/calendar.ts";
import type { Retreatment, RetreatmentPart } from "./decisions/retreatment.ts";
import { sentenceOf } from "./explain.ts";
import type { RetreatmentJson } from "./retreatment-json.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";
import { findAnalyte } from "./units/analytes.ts";

export const renderRetreatment = (of: Retreatment, wording: Wording = english): RetreatmentJson => ({
  course: of.course,
  answer: of.answer,
  notBefore: of.notBefore === undefined ? null : formatDay(of.notBefore),
  parts: of.parts.map((part) => ({
    what: part.what,
    outcome: part.outcome,
    because: [...part.because],
    text: textOf(part, wording),
  })),
  alternative: say("retreatment.alternative", {}, wording.language),
  timers: of.timers.map(({ name, notBefore, endsOn, waitsFor, sources, ...one }) => ({
    key: one.key,
    name: phraseIn(name, wording),
    says: sentenceOf(one, wording),
    notBefore: formatDay(notBefore),
    endsOn: endsOn === undefined ? null : formatDay(endsOn),
    waitsFor: waitsFor ?? null,
    protocol: one.protocol,
    layer: one.layer,
    confidence: one.confidence,
    sources: sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  })),
  watch: { months: of.watch.months, endsOn: formatDay(of.watch.endsOn) },
  decisions: [...of.decisions],
});

function textOf(part: RetreatmentPart, wording: Wording): string {
  const { what, outcome, untilOn, isNoted, because } = part;
  const { language } = wording;
  switch (what) {
    case "interval":
      if (outcome === "no") return say("retreatment.too-early", { until: formatDay(untilOn!) }, language);
      return say(isNoted ? "retreatment.interval-noted" : "retreatment.interval-over", {}, language);
    case "interval-not-stated":
      return say("retreatment.interval-not-stated", {}, language);
    case "candidacy":
      return say(`candidacy.${outcome}`, {}, language);
    case "last-panel":
      return panelIn(part.panel!, wording);
    case "held":
      return say("retreatment.held", { count: because.length }, language);
  }
}

function panelIn({ recentDays, missing }: NonNullable<RetreatmentPart["panel"]>, wording: Wording): string {
  const { language } = wording;
  if (missing.length === 0) return say("retreatment.panel-recent", { days: recentDays }, language);
  const tests = [...Map.groupBy(missing, ({ newest }) => newest?.day)].map(([day, parts]) => {
    const names = parts.map(({ of }) => phraseIn(findAnalyte(of)!.name, wording)).join(", ");
    return day === undefined
      ? say("retreatment.panel-never", { names }, language)
      : say("retreatment.panel-last", { names, on: formatDay(day) }, language);
  });
  return say("retreatment.panel-old", { days: recentDays, tests: tests.join("; ") }, language);
}
