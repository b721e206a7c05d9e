import { formatDay } from "./base/calendar.ts";
import { assertNever } from "./base/result.ts";
import type { ConfirmedChange, UnconfirmedChange } from "./outcomes/confirmed-change/confirmed-change.ts";
import { leastChange } from "./outcomes/confirmed-change/measure.ts";
import type { ConfirmedChangeOptions } from "./outcomes/confirmed-change/options.ts";
import { windowsIn } from "./outcomes/definition-in-words.ts";
import { nedaWorsening } from "./outcomes/neda/disability.ts";
import type { ChangeSince, ConfirmationSpan } from "./outcomes/person/change-since.ts";
import { type ChangeDefinition, edssTellsNowDays, referenceWithinDays } from "./outcomes/person/definition.ts";
import type { MriSince } from "./outcomes/person/mri-since.ts";
import type { EdssLack, ValuedVisit } from "./outcomes/person/reference.ts";
import type { RelapsesSince } from "./outcomes/person/relapses-since.ts";
import { confirmedDay } from "./render-course-changes.ts";
import type { RelapseRateJson } from "./render-outcomes.ts";
import { type Language, say } from "./text/message.ts";

/** EDSS as it is written everywhere: with one decimal. */
export const points = (edss: number): string => edss.toFixed(1);

const scored = (reference: ValuedVisit, now: ValuedVisit) => ({
  from: points(reference.value),
  fromOn: formatDay(reference.day),
  now: points(now.value),
  nowOn: formatDay(now.day),
});

const finitePoints = (least: number): string | undefined => (Number.isFinite(least) ? points(least) : undefined);

/** Improved, stable or worsened, with its numbers; or what is missing. */
export function changeText(since: ChangeSince, { preset }: ChangeDefinition, language: Language): string {
  if (since.verdict === "cannot-tell") return lackText(since, since.lack, language);
  const reference = since.reference!;
  const values = scored(reference, since.now!);
  switch (since.verdict) {
    case "stable": {
      const { measure } = preset.options;
      const worse = finitePoints(leastChange(measure, "worsening", reference.value));
      const better = finitePoints(leastChange(measure, "improvement", reference.value));
      return say("outcomes.change.stable", { ...values, worse, better }, language);
    }
    case "improved":
    case "worsened": {
      const confirmedOn = confirmedDay(since.confirmed);
      const onset = formatDay(since.confirmed.onsetDay as typeof reference.day);
      const confirmed = confirmedOn === undefined ? undefined : formatDay(confirmedOn);
      const told = say(`outcomes.change.${since.verdict}`, { ...values, onset, confirmed }, language);
      return since.now!.isDeath ? `${told} ${say("outcomes.event.death", {}, language)}` : told;
    }
    case "improvement-not-confirmed":
    case "worsening-not-confirmed":
      return notConfirmedText(since, values, preset.options, language);
    default:
      return assertNever(since);
  }
}

type NotConfirmed = Extract<ChangeSince, { readonly awaiting: unknown }>;

/** In one or two words; "yet" only where it could still be confirmed. */
export function verdictText(since: ChangeSince, language: Language): string {
  if ("awaiting" in since && typeof since.awaiting !== "object")
    return say(`outcomes.verdict.${since.verdict}.over`, {}, language);
  return say(`outcomes.verdict.${since.verdict}`, {}, language);
}

function notConfirmedText(
  { verdict, seenOn, awaiting }: NotConfirmed,
  values: ReturnType<typeof scored>,
  options: ConfirmedChangeOptions,
  language: Language,
): string {
  const seen = { count: seenOn.length, since: formatDay(seenOn[0]!) };
  const told = say(`outcomes.change.${verdict}`, { ...values, ...seen }, language);
  if (typeof awaiting === "object") return `${told} ${awaitingText(awaiting, language)}`;
  if (awaiting === "died") return `${told} ${say("outcomes.awaiting-died", {}, language)}`;
  const over = say("outcomes.awaiting-over", { windows: windowsIn(options) }, language);
  if (verdict === "improvement-not-confirmed") return `${told} ${over}`;
  return `${told} ${over} ${say("outcomes.awaiting-neda", { windows: windowsIn(nedaWorsening) }, language)}`;
}

function awaitingText(span: ConfirmationSpan, language: Language): string {
  const through = Number.isFinite(span.through) ? formatDay(span.through as typeof span.from) : undefined;
  return say("outcomes.awaiting", { onset: formatDay(span.onset), from: formatDay(span.from), through }, language);
}

function lackText({ reference, now }: ChangeSince, lack: EdssLack, language: Language): string {
  switch (lack.what) {
    case "course-day":
    case "edss-since":
      return say(`outcomes.lack.${lack.what}`, {}, language);
    case "reference":
    case "reference-far-from-relapse":
      return say(`outcomes.lack.${lack.what}`, { days: referenceWithinDays }, language);
    case "exact-day":
      return say("outcomes.lack.exact-day", { count: lack.facts.length }, language);
    case "recent-edss":
      return say("outcomes.lack.recent-edss", { ...scored(reference!, now!), days: edssTellsNowDays }, language);
    default:
      return assertNever(lack);
  }
}

const range = (least: string, most: string, language: Language): string =>
  least === most ? least : say("outcomes.range", { least, most }, language);

/** The count, the time and the rate with its exact interval. */
export function relapsesText(
  of: RelapsesSince,
  through: string | null,
  rate: RelapseRateJson,
  language: Language,
): string {
  if (rate === null || through === null) return say("outcomes.relapses-without-time", {}, language);
  const { least, most } = of.relapses;
  const told = say(
    "outcomes.relapses",
    {
      count: range(String(least), String(most), language),
      years: of.yearsAtRisk.toFixed(1),
      through,
      rate: range(rate.least.toFixed(2), rate.most.toFixed(2), language),
      low: rate.low.toFixed(2),
      high: rate.high.toFixed(2),
    },
    language,
  );
  if (of.undated.length === 0) return told;
  return `${told} ${say("outcomes.relapses-undated", { count: of.undated.length }, language)}`;
}

const daysOf = (scans: MriSince["scans"]): string => scans.map(({ day }) => formatDay(day)).join(", ");

export function mriText(of: MriSince, language: Language): string {
  const scans = of.scans.length;
  switch (of.state) {
    case "active": {
      const told = say("outcomes.mri.active", { active: of.active.length, scans, on: daysOf(of.active) }, language);
      if (of.comparedBefore.length === 0) return told;
      return `${told} ${say("outcomes.mri.compared-before", { on: daysOf(of.comparedBefore) }, language)}`;
    }
    case "free":
      return say("outcomes.mri.free", { scans }, language);
    case "cannot-tell":
      return say(`outcomes.mri.${of.lack}`, { scans }, language);
    default:
      return assertNever(of);
  }
}

type Changed = Pick<ConfirmedChange, "referenceDay" | "referenceValue" | "onsetDay" | "value" | "direction">;

const eventStart = (change: Changed, language: Language): string =>
  say(
    `outcomes.event.${change.direction}`,
    {
      from: points(change.referenceValue),
      fromOn: formatDay(change.referenceDay as ValuedVisit["day"]),
      now: points(change.value),
      nowOn: formatDay(change.onsetDay as ValuedVisit["day"]),
    },
    language,
  );

export function eventText(change: ConfirmedChange, language: Language): string {
  const confirmedOn = confirmedDay(change);
  return [
    eventStart(change, language),
    ...(confirmedOn === undefined ? [] : [say("outcomes.event.confirmed", { on: formatDay(confirmedOn) }, language)]),
    ...(change.isImputed ? [say("outcomes.event.death", {}, language)] : []),
    ...(change.direction === "worsening" ? [say(`outcomes.event.${change.type}`, {}, language)] : []),
    change.isSustainedToEnd
      ? say("outcomes.event.held", {}, language)
      : say("outcomes.event.held-days", { days: change.sustainedDays }, language),
  ].join(" ");
}

export const unconfirmedText = (change: UnconfirmedChange, language: Language): string =>
  `${eventStart(change, language)} ${say(`outcomes.unconfirmed.${change.why}`, {}, language)}`;
