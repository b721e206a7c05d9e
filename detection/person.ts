import { assess, type Day, type PatientRecord, type Rulebook } from "@longwatch/core";
import type { Truth } from "@longwatch/synthetic";
import { knownFacts } from "../core/src/facts/holding.ts";
import { hitsOf } from "../core/src/signals/hits.ts";
import { signalsOf } from "../core/src/signals/signals.ts";
import { buildTimeline } from "../core/src/timeline/timeline.ts";
import { openings, workedOff } from "./alarms.ts";
import { causeOf, routeOf } from "./cause.ts";
import { type Comparator, comparators } from "./comparators.ts";
import { conditions } from "./conditions.ts";
import { sweep } from "./curves.ts";
import { eventRow, flaggedOn } from "./find.ts";
import { dayOf, type Latent, latentOf } from "./latent.ts";
import { marginOf, repeatOf } from "./margin.ts";
import { add, type Tally } from "./tally.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** The watch after an infusion in which values say little. @source GEN-2 */
const unsettled = 60;
const daysPerYear = 365.25;

/** Judges one person once, at the last day, and adds what came of it. */
export function judgePerson(
  record: PatientRecord,
  truth: Truth,
  rulebook: Rulebook,
  tally: Tally,
  isTimed: boolean,
): void {
  const start = dayOf(truth.person.start);
  const leaving = dayOf(truth.leaving.on);
  const infusions = truth.courses.flatMap(({ infusedOn }) => infusedOn.map(dayOf));
  const isEarly = (day: number): boolean => infusions.some((one) => day >= one && day <= one + unsettled);
  const zoneOf = (day: number): string => (day < start ? "before" : isEarly(day) ? "early" : "late");
  const latent = latentOf(truth);

  const { patient, held, facts } = record;
  const timeline = buildTimeline(patient, held, rulebook, leaving);
  const began = performance.now();
  const { signals, cannotTell } = signalsOf(patient, held, knownFacts(facts, undefined), timeline, leaving);
  tally.signalsMs += performance.now() - began;
  if (isTimed) {
    const before = performance.now();
    assess(record, rulebook, leaving);
    tally.assessedMs += performance.now() - before;
    tally.assessments += 1;
  }
  const { doubts, world } = hitsOf(patient, held, timeline, timeline.segments, leaving, true);

  tally.people += 1;
  tally.years += (leaving - start) / daysPerYear;
  tally.facts += facts.length;
  for (const series of held.results.values()) tally.results += series.facts.length;
  let earlyDays = 0;
  for (let day = start as number; day <= leaving; day += 1) if (isEarly(day)) earlyDays += 1;
  tally.lateYears += (leaving - start + 1 - earlyDays) / daysPerYear;

  for (const { hits } of signals) for (const hit of openings(hits)) alarm("episode", hit);
  for (const hits of Map.groupBy(
    signals.flatMap((one) => one.hits),
    (hit) => hit.inForce.rule.signal,
  ).values())
    for (const hit of workedOff(hits)) alarm("worked off", hit);

  function alarm(view: string, hit: (typeof signals)[number]["hits"][number]): void {
    const { rule } = hit.inForce;
    const verdict = verdictOn(hit.day, [...rule.candidates, rule.signal], latent);
    const zone = zoneOf(hit.day);
    add(tally, ["alarm", view, rule.id, rule.signal, rule.urgency, routeOf(hit), zone, verdict]);
    if (view !== "worked off") return;
    if (verdict === "false") add(tally, ["cause", rule.id, zone, causeOf(hit, truth, hit.day)]);
    if (hit.columns === undefined || zone !== "late") return;
    add(tally, ["margin", rule.id, verdict, marginOf(hit.columns, hit.i)]);
    add(tally, ["repeat", rule.id, verdict, repeatOf(hit.columns, hit.i)]);
  }

  const questions = new Set<string>();
  for (const { inForce, day, trigger } of doubts) {
    add(tally, ["doubt", inForce.rule.id, inForce.rule.urgency]);
    if (day >= start) questions.add(`${trigger.id} ${inForce.rule.signal}`);
  }
  add(tally, ["questions"], questions.size);
  add(tally, ["open questions"], cannotTell.length);
  add(
    tally,
    ["questions at 24H or higher"],
    doubts.filter(({ inForce, day }) => day >= start && /24H|IMM/.test(inForce.rule.urgency)).length,
  );

  const sampleDays = [...new Set(truth.samples.map(({ on }) => dayOf(on)))];
  const shown = { signals, world, start, sampleDays, isEarly };
  for (const one of latent) {
    const row = one.recognised < start ? undefined : eventRow(one, shown);
    if (row === undefined) continue;
    tally.events.push(row);
    if (row.flaggedOn !== undefined && row.flaggedSaid === undefined)
      add(tally, ["unsignalled", row.kind, flaggedOn(world, row.kind, row.flaggedOn)]);
  }
  compare(world.facts.results, latent, start, isEarly, tally);
  for (const day of sampleDays) {
    if (day < start) continue;
    add(tally, ["sample days"]);
    add(tally, ["comparator", "alarm always", isEarly(day) ? "early" : "late", anyBegins(day, latent)]);
  }
  sweep(world, latent, start, isEarly, tally);
}

const laboratoryKinds = new Set(conditions.filter(({ analytes }) => analytes.length > 0).map(({ kind }) => kind));
const anyBegins = (day: Day, latent: readonly Latent[]): Verdict =>
  verdictOn(
    day,
    ["ITP"],
    latent.filter(({ kind }) => laboratoryKinds.has(kind)).map((one) => ({ ...one, names: ["ITP"] as const })),
  );

function compare(
  results: PatientRecord["held"]["results"],
  latent: readonly Latent[],
  start: number,
  isEarly: (day: number) => boolean,
  tally: Tally,
): void {
  const rung = (one: Comparator, day: number, verdict: Verdict) =>
    add(tally, ["comparator", one.name, isEarly(day) ? "early" : "late", verdict]);
  for (const one of comparators) {
    const days = new Set<number>();
    for (const series of results.values())
      for (const { day, verdict, isOpening } of one.rings(series, latent)) {
        if (day < start) continue;
        days.add(day);
        if (isOpening) rung(one, day, verdict);
      }
    add(tally, ["comparator days", one.name], days.size);
  }
}
