import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../assess.ts";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import { renderReadiness } from "../render-readiness.ts";
import { read } from "../testing/arbitraries.ts";
import { on } from "../testing/ask.ts";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { morning, readiness, ready, readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";

const ids = ready().map(({ id }) => String(id));
const ago = fc.integer({ min: 0, max: 40 }).map((count) => back(today, 0, count));
const numbered = (analyte: string, unit: string, max: number, min = 1) =>
  fc.record({ day: ago, value: fc.integer({ min, max }) }).map(({ day, value }) => ({
    kind: "result-reported" as const,
    collectedOn: day,
    analyte,
    value,
    unit,
  }));

/** Whatever may decide, either way. */
const deciding: fc.Arbitrary<Loose> = fc.oneof(
  numbered("platelets", "10*9/L", 300),
  numbered("neutrophils", "10*9/L", 5),
  numbered("alt", "U/L", 300, 5),
  numbered("creatinine", "umol/L", 200, 40),
  numbered("tsh", "m[IU]/L", 9),
  fc
    .record({ day: ago, systolic: fc.integer({ min: 90, max: 190 }), temperatureC: fc.constantFrom(36.5, 38, 39) })
    .map(({ day, ...more }) => ({
      kind: "vitals-measured" as const,
      measuredAt: `${day}T08:00:00Z`,
      diastolic: 80,
      phase: "before",
      ...more,
    })),
  // One number alone, too.
  fc.tuple(fc.constantFrom("systolic", "diastolic"), fc.integer({ min: 60, max: 190 })).map(([sign, value]) => ({
    kind: "vitals-measured" as const,
    measuredAt: `${today}T09:00:00Z`,
    phase: "before",
    [sign]: value,
  })),
  fc
    .tuple(ago, fc.constantFrom("igra", "hbsag", "vzv_igg_presence"), fc.constantFrom("negative", "positive"))
    .map(([collectedOn, analyte, value]) => ({ kind: "result-reported" as const, collectedOn, analyte, value })),
  ago.map((givenOn) => ({ kind: "vaccine-given" as const, givenOn, vaccine: "varicella", live: true })),
  ago.map((doneOn) => ({ kind: "step-done" as const, doneOn, step: "immunisation-review" })),
  ago.map((waivedOn) => ({
    kind: "obligation-waived" as const,
    waivedOn,
    obligation: "workup.immunisation/1/1",
    reason: "r",
    by: "B",
  })),
  fc
    .tuple(ago, fc.constantFrom("pneumonia", "ischaemic-stroke", "duffy-null", "urinary-infection"))
    .map(([onsetOn, condition]) => ({ kind: "condition-recorded" as const, onsetOn, condition })),
  ago.map((startedOn) => ({ kind: "medicine-recorded" as const, medicine: "aspirin", startedOn })),
  fc
    .tuple(
      ago,
      fc.constantFrom("for", "against"),
      fc.constantFrom("start-course" as const, "defer" as const, "override" as const),
    )
    .map(([decidedOn, outcome, about]) => ({
      kind: "decision-made" as const,
      decidedOn,
      about,
      of: "candidacy/course-1",
      outcome,
      rationale: "r",
      by: "B",
    })),
);
/** Whatever may lie in a record and decides nothing here. */
const irrelevant: fc.Arbitrary<Loose> = fc.oneof(
  ago.map((day) => ({
    kind: "contact-made" as const,
    contactedAt: `${day}T08:00:00Z`,
    channel: "telephone",
    outcome: "x",
  })),
  ago.map((day) => ({ kind: "vaccine-given" as const, givenOn: day, vaccine: "influenza", live: false })),
  ago.map((day) => ({ kind: "test-scored" as const, scoredOn: day, test: "sdmt", value: 50, unit: "1" })),
  ago.map((day) => ({ kind: "edss-scored" as const, scoredOn: day, score: 2.5 })),
  ago.map((day) => ({
    kind: "decision-made" as const,
    decidedOn: day,
    about: "override" as const,
    of: "readiness/nothing-of-that-name",
    outcome: "for",
    rationale: "r",
    by: "B",
  })),
);

const someone = fc.record({
  without: fc.subarray(ids, { maxLength: 3 }),
  more: fc.array(deciding, { maxLength: 4 }),
  jurisdiction: fc.constantFrom("EU", "US", "CH"),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;
const named = (facts: readonly Loose[], name: string): readonly Loose[] =>
  facts.map((one, i) => ({ ...one, id: `${name}-${i}` }));
const of = ({ without, more, jurisdiction }: Someone, further: readonly Loose[] = []) =>
  readiness({
    // Without a plan there is nothing to be ready for.
    without: without.filter((id) => id !== "plan"),
    jurisdiction,
    add: [...named(more, "more"), ...named(further, "further")],
  });

describe("readiness", () => {
  it("is never go while anything is unknown or red, whatever was overridden", () => {
    fc.assert(
      fc.property(someone, fc.boolean(), (who, isOverridden) => {
        const before = of(who);
        const overrides = before.items.map(({ key }) => ({
          kind: "decision-made" as const,
          decidedOn: today,
          about: "override" as const,
          of: key,
          outcome: "for",
          rationale: "r",
          by: "B",
        }));
        const { answer, items } = isOverridden ? of(who, overrides) : before;
        const states = items.map(({ found }) => found.state);
        if (answer === "go") expect(new Set(states)).toEqual(new Set(["green"]));
        if (states.includes("unknown")) expect(["no-go", "cannot-tell"]).toContain(answer);
        if (answer === "with-override") expect(states).toContain("red");
      }),
      runs(0),
    );
  });

  it("keeps every state under an override, and says who gave it", () => {
    fc.assert(
      fc.property(someone, fc.nat(), (who, which) => {
        const before = of(who);
        const { key } = before.items[which % before.items.length]!;
        const word: Loose = {
          kind: "decision-made",
          decidedOn: today,
          about: "override",
          of: key,
          outcome: "for",
          rationale: "r",
          by: "B",
        };
        const after = of(who, [word]);
        const states = (some: typeof before) => some.items.map((one) => [one.key, one.found.state]);
        expect(states(after)).toEqual(states(before));
        const line = after.items.find((one) => one.key === key)!;
        expect(line.override?.by).toBe(line.found.state === "green" ? undefined : "B");
      }),
      runs(0),
    );
  });

  it("is the same with any fact more that decides nothing", () => {
    fc.assert(
      fc.property(someone, fc.array(irrelevant, { minLength: 1, maxLength: 4 }), (who, added) => {
        expect(renderReadiness(of(who, added))).toEqual(renderReadiness(of(who)));
      }),
      runs(0),
    );
  });

  it("names what was taken back wherever an item is kinder without it", () => {
    const order = ["green", "unknown", "red"];
    fc.assert(
      fc.property(someone, fc.nat(), (who, which) => {
        fc.pre(who.more.length > 0);
        const fact = `more-${which % who.more.length}`;
        const before = of(who);
        const after = readiness({
          without: who.without.filter((id) => id !== "plan"),
          jurisdiction: who.jurisdiction,
          add: [
            ...named(who.more, "more"),
            { id: "back", kind: "fact-retracted", fact, reason: "wrong person", by: "AB" },
          ],
        });
        for (const line of after.items) {
          const then = before.items.find(({ key }) => key === line.key)!.found.state;
          if (order.indexOf(then) > order.indexOf(line.found.state)) expect(line.withdrawn).toContain(fact);
        }
      }),
      runs(0),
    );
  });

  it("knows every later day on which it may be another", () => {
    fc.assert(
      fc.property(someone, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 45 }), (who, given, later) => {
        const infusions = Array.from({ length: given }, (_, i) => ({
          id: `i-${i}`,
          kind: "infusion-given" as const,
          infusedOn: formatDay(addDays(on(today), i)),
          drug: "alemtuzumab",
          doseMg: 12,
        }));
        const facts = readyFacts({
          without: who.without,
          add: [...named(who.more, "more"), ...infusions, ...morning(formatDay(addDays(on(today), given)), "-then")],
        });
        const record = read({
          patient: { id: "lw-1", sex: "female", jurisdiction: who.jurisdiction, bornOn: "1990-05-01" },
          facts,
        });
        const start = addDays(on(today), given);
        const at = (day: Day) => assess(record, realRulebook, day);
        const now = at(start);
        const day = addDays(start, later);
        const rendered = (answer: ReturnType<typeof at>) => {
          const found = answer.readiness();
          return found === undefined ? null : renderReadiness(found);
        };
        if (day < now.nextChangeOn) expect(rendered(at(day))).toEqual(rendered(now));
      }),
      runs(1),
    );
  });
});
