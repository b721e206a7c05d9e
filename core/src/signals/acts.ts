import { addMonths, type Day, earlier } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { ofKind } from "../facts/fact-index.ts";
import { findAnalyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import { readUnit } from "../units/unit-text.ts";
import type { Hit } from "./hit.ts";
import { endOf } from "./learned.ts";

export type Act = FactOfKind<"signal-acted">;

/** What people did about signals by a day, in the order in which they did it. */
export const actsOf = (facts: FactIndex, asOf: Day): readonly Act[] =>
  ofKind(facts, "signal-acted", asOf).toSorted((a, b) => momentOf(a) - momentOf(b) || (a.id < b.id ? -1 : 1));

const momentOf = (act: Act): number => act.actedAt?.at ?? act.latest * 86_400_000;

export const isClosing = ({ action }: Act): boolean =>
  action === "resolved" || action === "explained" || action === "accepted";

/** An act names an episode by its key; when the opener was corrected, by any fact of the episode that it named or saw. */
export function isAbout(act: Act, signal: string, hits: readonly Hit[]): boolean {
  const [named, fact] = split(act.signal);
  if (named !== signal) return false;
  return hits.some(
    ({ trigger, learned }) => trigger.id === fact || act.saw?.includes(trigger.id) === true || learned().by.id === fact,
  );
}

/** Whatever episode of it. */
export const isOnSignal = (act: Act, signal: string): boolean => split(act.signal)[0] === signal;

/** `ITP/<fact id>`; a fact's id may hold a slash of its own. */
function split(key: string): readonly [signal: string, fact: string] {
  const slash = key.indexOf("/");
  return slash < 0 ? [key, ""] : [key.slice(0, slash), key.slice(slash + 1)];
}

/**
 * Whoever acted could know it: all that it stands on had been learned by then. What was learned on that day, nobody knows
 * at what hour, was known where the act names all of it, and it had not yet to happen.
 */
export function knewOf(act: Act, hit: Hit): boolean {
  const { at, on, by } = hit.learned();
  if (at <= momentOf(act)) return true;
  if (at !== endOf(on) || act.actedAt?.on !== on || (hourOf(by) ?? 0) > momentOf(act)) return false;
  const [, fact] = split(act.signal);
  return hit.reasons().evidence.every((id) => id === fact || act.saw?.includes(id) === true);
}

/** When it happened, where somebody wrote down the hour. */
function hourOf(fact: Fact): Instant | undefined {
  if (fact.kind === "result-reported") return fact.collectedAt;
  return fact.kind === "vitals-measured" ? fact.measuredAt?.at : undefined;
}

/** Months for which an abnormality may be accepted at most. @source resolutions 1.4 */
const longestAcceptance = 12;

/** The last day of an acceptance. */
export function acceptedThrough(act: Act): Day {
  const last = addMonths(act.actedAt?.on ?? act.latest, longestAcceptance);
  return act.until === undefined ? last : earlier(act.until.latest, last);
}

/**
 * Whether a hit lies within what was accepted. What is IMMEDIATE, a combination or a symptom never does.
 *
 * @source resolutions 1.4
 */
export function isAccepted(act: Act, hit: Hit): boolean {
  const { acceptedRange: range } = act;
  const { columns, i } = hit;
  if (range === undefined || columns === undefined || hit.onlyAnalyte !== findAnalyte(range.analyte)?.key) return false;
  if (hit.inForce.rule.urgency === "IMMEDIATE" || hit.day > acceptedThrough(act)) return false;
  const unit = readUnit(range.unit, columns.analyte);
  if (unit.kind !== "unit") return false;
  const end = (value: number | undefined, open: number): number =>
    value === undefined ? open : (toCanonical(value, unit.unit, columns.analyte) ?? Number.NaN);
  return (
    columns.lows[i]! >= end(range.low, Number.NEGATIVE_INFINITY) &&
    columns.highs[i]! <= end(range.high, Number.POSITIVE_INFINITY)
  );
}
