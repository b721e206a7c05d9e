import type { Day } from "../base/calendar.ts";
import { lastTold } from "./columns.ts";
import type { Doubt } from "./hit.ts";
import type { Observation } from "./observation.ts";
import type { SignalDoubt } from "./signal.ts";
import type { Missing } from "./trace.ts";
import type { World } from "./world.ts";

/**
 * The doubts that are still worth somebody's time: of each rule the newest about one thing, unless later facts have
 * answered it. Before the first infusion nobody misses a baseline.
 */
export function openDoubts(doubts: readonly Doubt[], world: World, asOf: Day): readonly SignalDoubt[] {
  const newest = new Map<string, Doubt>();
  for (const doubt of doubts) {
    const key = `${doubt.inForce.rule.id} ${doubt.about}`;
    // A result that was cancelled says nothing about the one before it.
    if (!newest.has(key) || !isCancelled(doubt)) newest.set(key, doubt);
  }
  return [...newest.values()].filter((doubt) => !isSettled(doubt, world, asOf)).map(shown);
}

const isCancelled = ({ trigger }: Doubt): boolean =>
  trigger.kind === "result-reported" && trigger.status === "cancelled";

const shown = ({ inForce, trigger, day, about, missing }: Doubt): SignalDoubt => ({
  rule: inForce.rule.id,
  signal: inForce.rule.signal,
  urgency: inForce.rule.urgency,
  trigger: trigger.id,
  on: day,
  about,
  missing: missing(),
});

function isSettled({ day, about, missing: asked }: Doubt, world: World, asOf: Day): boolean {
  if (lastDayOf(about, world, asOf) > day) return true;
  const missing = asked();
  if (isUntreated(world, day) && missing.every(({ what }) => what === "baseline" || what === "previous")) return true;
  return missing.some((one) => isAnswered(one, world, day, asOf));
}

const isUntreated = ({ infusions }: World, day: Day): boolean => !infusions.some((one) => one.earliest < day);

/** The last day on which there is a fact of an analyte, symptom, finding, examination, reading or scan. */
function lastDayOf(about: string, world: World, asOf: Day): number {
  const columns = world.columnsFor(about);
  if (columns !== undefined) return columns.series.earliest[lastTold(columns, asOf)] ?? Number.NEGATIVE_INFINITY;
  const seen =
    world.symptoms().get(about) ??
    world.exams().get(about) ??
    world.recorded().get(about.replace(/^recorded /, "")) ??
    (about === "vital" ? world.vitals() : about === "mri" ? world.scans() : []);
  return lastOf(seen, asOf);
}

const lastOf = (seen: readonly Observation[], asOf: Day): number =>
  seen.reduce((last, { day }) => (day <= asOf && day > last ? day : last), Number.NEGATIVE_INFINITY);

/** A result, symptom, reading or examination of a later day: the rule was judged again there. */
function isAnswered({ what, of }: Missing, world: World, day: Day, asOf: Day): boolean {
  switch (what) {
    case "result":
    case "valid-sample":
    case "symptom":
    case "exam":
      return lastDayOf(of, world, asOf) > day;
    case "vital":
      return lastDayOf("vital", world, asOf) > day;
    case "mri":
      return lastDayOf("mri", world, asOf) > day;
    default:
      return false;
  }
}
