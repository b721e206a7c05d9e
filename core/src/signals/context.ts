import type { Day } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import { assertNever } from "../base/result.ts";
import type { FactKind, FactOfKind } from "../facts/fact.ts";
import { isTaken } from "../facts/medicines/steroids.ts";
import { mayBeNewest } from "../facts/newest.ts";
import type { ContextCriterion } from "../protocol/criterion.ts";
import { lastUpTo, type ResultFact, valid } from "./columns.ts";
import { isPregnant } from "./pregnancies.ts";
import { isWithin, medicineSpan } from "./spans.ts";
import { lacks, type Trace } from "./trace.ts";
import { meaningOf } from "./words.ts";
import type { World } from "./world.ts";

/**
 * How the patient stood on a day, by the facts of that day and before.
 *
 * @param latest the last day that is compatible with the date of what is judged; `day` is the first
 */
export function contextOn(leaf: ContextCriterion, world: World, day: Day, latest: Day, trace?: Trace): Certainty {
  switch (leaf.kind) {
    case "infusion-window":
      return infusionWindow(leaf, world, day, latest, trace);
    case "condition":
      return condition(leaf.anyOf, world, day, trace);
    case "medicine":
      return medicine(leaf.anyOf, leaf.withinDays ?? 0, world, day, trace);
    case "pregnancy":
      return pregnancy(leaf, world, day, trace);
    case "intention":
      return intention(leaf.anyOf, world, day, trace);
    case "sex":
      return sex(leaf.is, world, trace);
    case "absent":
      return absent(leaf.anyOf, leaf.daysBefore, world, day);
    default:
      return assertNever(leaf);
  }
}

type Window = Extract<ContextCriterion, { kind: "infusion-window" }>;

/**
 * Of an uncertain date, of the infusion or of what is judged, any compatible day will do (resolutions 1.10). Nobody treated
 * is outside every window.
 */
function infusionWindow(
  leaf: Window,
  { infusions }: World,
  day: Day,
  latest: Day,
  trace: Trace | undefined,
): Certainty {
  const from = leaf.fromDay ?? 0;
  const through = leaf.throughDay ?? Number.POSITIVE_INFINITY;
  const found = infusions.find((one, i) => {
    if (leaf.since === "first-infusion" && i > 0) return false;
    const first = Math.max(day, one.earliest + from);
    const last = Math.min(latest, one.latest + through);
    const next = leaf.since === "last-infusion" ? infusions[i + 1]?.earliest : undefined;
    return first <= last && (next === undefined || first < next);
  });
  if (found === undefined) return "no";
  trace?.evidence.add(found.id);
  return "yes";
}

const held = <K extends FactKind>({ facts }: World, kind: K, day: Day) =>
  ((facts.byKind.get(kind) ?? []) as readonly FactOfKind<K>[]).filter((fact) => fact.earliest <= day);

/** Confirmed and not over: yes. Excluded, or answered with no: no. Suspected, or never asked: nobody can tell. */
function condition(anyOf: readonly string[], world: World, day: Day, trace: Trace | undefined): Certainty {
  const recorded = held(world, "condition-recorded", day).filter(
    (one) => anyOf.includes(one.condition) && !(one.resolvedOn !== undefined && one.resolvedOn.latest < day),
  );
  const confirmed = recorded.find((one) => (one.certainty ?? "confirmed") === "confirmed");
  if (confirmed !== undefined) {
    trace?.evidence.add(confirmed.id);
    return "yes";
  }
  const reviews = held(world, "history-reviewed", day).toReversed();
  const unknown = anyOf.filter((name) => {
    if (recorded.some((one) => one.condition === name)) return !excluded(recorded, name);
    const asked = reviews.find((one) => one.items.some((item) => item.condition === name));
    return asked?.items.find((item) => item.condition === name)?.answer !== "no";
  });
  for (const name of unknown) lacks(trace, "condition", name);
  return unknown.length === 0 ? "no" : "cannot-tell";
}

const excluded = (recorded: readonly FactOfKind<"condition-recorded">[], name: string): boolean =>
  recorded.filter((one) => one.condition === name).every((one) => one.certainty === "excluded");

/** Taken: yes. A complete review since, or the class said to be absent: no. Otherwise nobody can tell. */
function medicine(
  anyOf: readonly string[],
  withinDays: number,
  world: World,
  day: Day,
  trace: Trace | undefined,
): Certainty {
  const taken = held(world, "medicine-recorded", day).find(
    (one) =>
      isTaken(one) &&
      (anyOf.includes(one.medicine.toLowerCase()) || anyOf.includes(one.medicineClass ?? "")) &&
      isWithin([medicineSpan(one)], day, withinDays),
  );
  if (taken !== undefined) {
    trace?.evidence.add(taken.id);
    return "yes";
  }
  const review = held(world, "medicines-reviewed", day).at(-1);
  if (review?.complete === true || (review !== undefined && anyOf.every((one) => review.classesAbsent.includes(one))))
    return "no";
  for (const name of anyOf) lacks(trace, "medicine", name);
  return "cannot-tell";
}

type Asked = Extract<ContextCriterion, { kind: "pregnancy" }>;

/** Of unknown gestation any week is possible, and the more urgent rule speaks. @source resolutions 2, PRG-3 */
function pregnancy(leaf: Asked, world: World, day: Day, trace: Trace | undefined): Certainty {
  const fromDay = (leaf.fromWeek ?? 0) * 7;
  const afterDays = (leaf.throughWeeksAfterBirth ?? 0) * 7;
  const known = world.pregnancies().filter((one) => one.knownOn <= day);
  const found = known.find((one) => {
    const end = one.endedOn ?? Number.POSITIVE_INFINITY;
    const isAfter = day >= end && leaf.throughWeeksAfterBirth !== undefined && day - end <= afterDays;
    return isAfter || (isPregnant(one, day) && day - (one.lmpOn ?? Number.NEGATIVE_INFINITY) >= fromDay);
  });
  if (found !== undefined) {
    trace?.evidence.add(found.fact);
    return "yes";
  }
  if (world.patient.sex === "male" || known.length > 0 || cannotBe(world, day)) return "no";
  return lacks(trace, "pregnancy", "pregnancy");
}

/** The newest word on it, where there is one. */
function intention(anyOf: readonly string[], world: World, day: Day, trace: Trace | undefined): Certainty {
  const said = mayBeNewest(held(world, "family-planning-recorded", day).filter((one) => one.intention !== undefined));
  if (said.length === 0) return lacks(trace, "intention", "pregnancy");
  const found = said.find((one) => anyOf.includes(one.intention!.trim().toLowerCase()));
  if (found === undefined) return "no";
  trace?.evidence.add(found.id);
  return "yes";
}

/** A limit of one sex is nobody's whose sex is not known to be the other. */
function sex(is: "female" | "male", { patient }: World, trace: Trace | undefined): Certainty {
  if (patient.sex === "other" || patient.sex === "unknown") return lacks(trace, "sex", "");
  return patient.sex === is ? "yes" : "no";
}

/** Whatever is valid, final and unspoilt counts, normal or not; of an uncertain day none does. */
function absent(anyOf: readonly string[], daysBefore: number, world: World, day: Day): Certainty {
  const isThere = anyOf.some((key) => {
    const columns = world.columnsFor(key);
    if (columns === undefined) return false;
    for (let i = lastUpTo(columns, day); i >= 0 && columns.series.earliest[i]! >= day - daysBefore; i -= 1)
      if (columns.states[i] === valid) return true;
    return false;
  });
  return isThere ? "no" : "yes";
}

/** A test within this many days says so. Before it shows nothing, a pregnancy is younger than that. */
const testDays = 28;
const cannotConceive: ReadonlySet<string> = new Set(["postmenopausal", "hysterectomy"]);

function cannotBe(world: World, day: Day): boolean {
  const isRecent = (fact: { readonly earliest: Day }): boolean => day - fact.earliest <= testDays;
  return (
    held(world, "condition-recorded", day).some((one) => cannotConceive.has(one.condition)) ||
    held(world, "exam-done", day).some(
      (one) => one.exam === "pregnancy-test" && one.outcome === "normal" && isRecent(one),
    ) ||
    isNegativeTest(world, day) ||
    saysNoPotential(world, day)
  );
}

function saysNoPotential(world: World, day: Day): boolean {
  const said = mayBeNewest(held(world, "family-planning-recorded", day));
  return said.length > 0 && said.every(({ childbearingPotential }) => ["no", false].includes(childbearingPotential));
}

/** A pregnancy test of the laboratory. */
function isNegativeTest(world: World, day: Day): boolean {
  const columns = world.columnsFor("hcg");
  const i = columns === undefined ? -1 : lastUpTo(columns, day);
  if (columns === undefined || i < 0 || day - columns.series.earliest[i]! > testDays) return false;
  return columns.states[i] === valid && meaningOf((columns.series.facts[i] as ResultFact).value) === "negative";
}
