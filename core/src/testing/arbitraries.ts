import fc from "fast-check";
import { addDays, addMonths, type Day, dayFromCivil, formatDay } from "../base/calendar.ts";
import { parseRecord } from "../facts/parse-record.ts";
import type { PatientRecord } from "../facts/record.ts";
import { factIdOf } from "../facts/stated-fact.ts";
import { arbitraryDisease } from "./arbitrary-disease.ts";
import { arbitraryEvent } from "./arbitrary-events.ts";
import { arbitraryIllness } from "./arbitrary-illness.ts";
import { exam, infusion, type Loose, noon, panel, panels } from "./panel.ts";

/** A record file as generated: JSON, so that tests may shuffle, double and cut it before it is parsed. */
export type Written = { readonly record: 1; readonly patient: Loose2; readonly facts: readonly Loose[] };
type Loose2 = Readonly<Record<string, unknown>>;

/** A record, the first infusion day that it was built around, and a day to ask about. */
export type Case = { readonly written: Written; readonly startOn: Day; readonly asOf: Day };

const D = dayFromCivil;

/** Days that break calendars: month ends, leap days, days before any protocol, changes of version. */
export const nastyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom(
    D(2013, 8, 31),
    D(2016, 2, 29),
    D(2018, 12, 31),
    D(2019, 1, 29),
    D(2019, 1, 30),
    D(2019, 1, 31),
    D(2019, 10, 31),
    D(2020, 2, 29),
    D(2020, 5, 31),
    D(2020, 6, 14),
    D(2023, 3, 31),
    D(2024, 1, 30),
    D(2024, 2, 29),
  ),
  fc.integer({ min: D(2012, 1, 1), max: D(2025, 12, 31) }).map((n) => n as Day),
);

const courseShape = fc.record({
  infusions: fc.constantFrom(5, 3, 1, 2, 4, 6),
  /** Extra days before some infusion: an interruption. */
  pause: fc.constantFrom(0, 0, 0, 1, 3, 15, 28, 29),
  /** Months to the next course, and days off that. */
  nextMonths: fc.constantFrom(12, 12, 12, 11, 13, 20, 50, 60),
  nextDays: fc.constantFrom(0, 0, 0, -1, 1, 7),
  precision: fc.constantFrom("day", "day", "day", "day", "day", "day", "month", "year"),
  drug: fc.constantFrom("alemtuzumab", "alemtuzumab", "Lemtrada", "Campath"),
});
type CourseShape = typeof courseShape extends fc.Arbitrary<infer T> ? T : never;

const atPrecision = (on: Day, precision: string): string =>
  formatDay(on).slice(0, precision === "year" ? 4 : precision === "month" ? 7 : 10);

function infusionsOf(startOn: Day, shapes: readonly CourseShape[]): readonly Loose[] {
  const facts: Loose[] = [];
  let firstOn = startOn;
  for (const shape of shapes) {
    for (let i = 0; i < shape.infusions; i += 1) {
      const on = addDays(firstOn, i + (i >= Math.ceil(shape.infusions / 2) ? shape.pause : 0));
      const precise = i === 0 ? { infusedOn: atPrecision(on, shape.precision) } : {};
      facts.push(
        infusion(on, {
          ...precise,
          drug: shape.drug,
          ...(shape.pause > 0 && i === 0 ? { interrupted: true, doseMg: 7.5 } : {}),
        }),
      );
    }
    firstOn = addDays(addMonths(firstOn, shape.nextMonths), shape.nextDays);
  }
  return facts;
}

/** What may be wrong with a result, most often nothing. */
const quality: fc.Arbitrary<Loose2> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Loose2>(
      { specimen: ["clotted"] },
      { specimen: ["menstruating"] },
      { specimen: ["haemolysed"] },
      { specimen: ["who-knows"] },
      { status: "preliminary" },
      { status: "cancelled", value: undefined, unit: undefined },
      { status: "corrected" },
      { status: "entered-in-error" },
      { approximate: true },
      { value: "see comment", unit: undefined },
      { context: { bleedingNow: "yes" } },
    ),
  },
);

const visit = fc.record({
  months: fc.integer({ min: -1, max: 26 }),
  jitter: fc.constantFrom(0, 0, 0, -7, -8, 7, 8, 3, -3, 14, 1, 2),
  what: fc.constantFrom(...Object.keys(panels), "all", "all", "skin", "cervical-screen"),
  quality,
  precision: fc.constantFrom("day", "day", "day", "day", "day", "day", "day", "month", "year"),
  /** Days after which we learned of it; undefined: not on file. */
  lag: fc.constantFrom(undefined, undefined, 0, 2, 40, 400, -3),
});

function visitFacts(anchorOn: Day, one: typeof visit extends fc.Arbitrary<infer T> ? T : never): readonly Loose[] {
  const on = addDays(addMonths(anchorOn, one.months), one.jitter);
  const recorded = one.lag === undefined ? {} : { recordedAt: noon(addDays(on, one.lag)) };
  if (one.what === "skin" || one.what === "cervical-screen") return [exam(one.what, on, recorded)];
  return panel(one.what, on, { ...recorded, ...one.quality, collectedOn: atPrecision(on, one.precision) }).map(
    (fact) => JSON.parse(JSON.stringify(fact)) as Loose,
  );
}

/** Months of a patient who comes: a whole panel each, some missed, with jitter. */
const regular = fc.array(fc.constantFrom(0, 0, 0, 2, -6, 7, 8, 12, undefined), { maxLength: 14 });

/** What happens to a fact after it was written down. The number picks the fact. */
const amendment = fc.record({
  pick: fc.nat(),
  how: fc.constantFrom(
    "retract",
    "supersede",
    "supersede-twice",
    "retract-correction",
    "states",
    "double",
    "no-such-fact",
  ),
  days: fc.integer({ min: 0, max: 500 }),
  shift: fc.constantFrom(0, 1, -1, 30),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }),
});

function amended(
  facts: readonly Loose[],
  one: typeof amendment extends fc.Arbitrary<infer T> ? T : never,
): readonly Loose[] {
  const movable = facts.filter((fact) => fact.kind === "result-reported" || fact.kind === "infusion-given");
  const target = movable[one.pick % Math.max(1, movable.length)];
  if (target === undefined) return [];
  const field = target.kind === "infusion-given" ? "infusedOn" : "collectedOn";
  const written = String(target[field]);
  const on = written.length === 10 ? (Math.floor(Date.parse(written) / 86_400_000) as Day) : D(2020, 1, 1);
  const recordedAt = noon(addDays(on, one.days));
  const id = factIdOf(target);
  const moved = { ...target, [field]: formatDay(addDays(on, one.shift)), supersedes: id, recordedAt };
  const by = { reason: "test", by: "AB", recordedAt: noon(addDays(on, one.days + 5)) };
  if (one.how === "retract") return [{ kind: "fact-retracted", fact: id, ...by }];
  if (one.how === "no-such-fact") return [{ kind: "fact-retracted", fact: "no-such-fact", ...by }];
  if (one.how === "supersede") return [moved];
  if (one.how === "supersede-twice")
    return [
      moved,
      { ...moved, [field]: formatDay(addDays(on, one.shift + 2)), recordedAt: noon(addDays(on, one.days + 9)) },
    ];
  if (one.how === "retract-correction") return [moved, { kind: "fact-retracted", fact: factIdOf(moved), ...by }];
  if (one.how === "double") return [{ ...target, recordedAt, note: "again" }];
  if (target.kind !== "result-reported") return [];
  if (target["status"] === "cancelled" || target["status"] === "entered-in-error") return [];
  const states = ["preliminary", "final", "corrected", "cancelled"] as const;
  const { value: _value, unit: _unit, ...empty } = target;
  return one.order.map((which, i) => {
    const base =
      states[which] === "cancelled"
        ? empty
        : { ...target, ...(typeof target["value"] === "number" ? { value: target["value"] + which } : {}) };
    return {
      ...base,
      kind: target.kind,
      status: states[which],
      resultKey: `lab/${one.pick}`,
      reportedAt: noon(addDays(on, which)),
      recordedAt: noon(addDays(on, i + one.days)),
    };
  });
}

const patient = fc
  .record({
    sex: fc.constantFrom("female", "male", "other", "unknown"),
    hasCervix: fc.constantFrom(undefined, undefined, true, false),
    jurisdiction: fc.constantFrom("EU", "EU", "US", "GB", "CH", "CA", "AU", "BR"),
  })
  .map(
    ({ hasCervix, ...one }): Loose2 => ({ id: "lw-test", ...one, ...(hasCervix === undefined ? {} : { hasCervix }) }),
  );

/** Whole patients that look real and are nasty. */
export const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({
    patient,
    startOn: nastyDay,
    shapes: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 9, arbitrary: fc.array(courseShape, { minLength: 1, maxLength: 4 }) },
    ),
    regular,
    visits: fc.array(visit, { maxLength: 6 }),
    amendments: fc.array(amendment, { maxLength: 3 }),
    events: fc.array(arbitraryEvent, { maxLength: 4 }),
    illness: fc.array(arbitraryIllness, { maxLength: 2 }),
    after: fc.oneof(fc.integer({ min: -40, max: 900 }), fc.integer({ min: -40, max: 6000 })),
  })
  .map((one) => {
    const infusions = infusionsOf(one.startOn, one.shapes);
    const monthly = one.regular.flatMap((jitter, i) =>
      jitter === undefined ? [] : panel("all", addDays(addMonths(one.startOn, i + 1), jitter + 4)),
    );
    const events = [...one.events, ...one.illness].flatMap((event) => event(one.startOn));
    const first = [...infusions, ...monthly, ...one.visits.flatMap((each) => visitFacts(one.startOn, each)), ...events];
    const facts = unique([...first, ...one.amendments.flatMap((each) => amended(first, each))]);
    return {
      written: { record: 1 as const, patient: one.patient, facts },
      startOn: one.startOn,
      asOf: addDays(one.startOn, one.after),
    };
  });

/** The same with examinations, relapses and scans of their multiple sclerosis. */
export const arbitraryCaseWithDisease: fc.Arbitrary<Case> = fc
  .tuple(arbitraryCase, fc.array(arbitraryDisease, { minLength: 1, maxLength: 4 }))
  .map(([one, disease]) => ({
    ...one,
    written: {
      ...one.written,
      facts: unique([...one.written.facts, ...disease.flatMap((happens) => happens(one.startOn))]),
    },
  }));

/** Doubling is a test of its own: here each content stands once. */
function unique(facts: readonly Loose[]): readonly Loose[] {
  return [...new Map(facts.map((fact) => [`${factIdOf(fact)} ${String(fact["note"] ?? "")}`, fact])).values()];
}

/** Parses what was generated; a generator that writes what the parser refuses is a fault of the generator. */
export function read(written: { readonly facts: readonly Loose[]; readonly patient: Loose2 }): PatientRecord {
  const parsed = parseRecord({ record: 1, patient: written.patient, facts: written.facts });
  if (!parsed.ok) throw new Error(`the generated record was refused: ${JSON.stringify(parsed.issues.slice(0, 3))}`);
  return parsed.value;
}
