import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { timeToFirst } from "../outcomes/confirmed-change/time-to-event.ts";
import { definitionOf } from "../outcomes/person/definition.ts";
import { outcomesOfPerson } from "../outcomes/person/person-outcomes.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { cohortPeopleOf } from "./cohort-people-of.ts";
import { cohortPresets } from "./definitions.ts";

const start = on("2020-03-04");
const asOf = on("2024-06-01");
const infused: Loose = { kind: "infusion-given", infusedOn: formatDay(start), drug: "alemtuzumab", doseMg: 12 };

/** A day around the start, now and then known to the month or the year only. */
const when = fc
  .tuple(fc.integer({ min: -400, max: 1400 }), fc.constantFrom(10, 10, 10, 10, 10, 10, 10, 10, 7, 4))
  .map(([days, exactness]) => formatDay(addDays(start, days)).slice(0, exactness));

const edss: fc.Arbitrary<Loose> = fc
  .tuple(
    when,
    fc.oneof({ weight: 15, arbitrary: fc.integer({ min: 2, max: 13 }) }, { weight: 1, arbitrary: fc.constant(20) }),
  )
  .map(([scoredOn, halves]): Loose => ({ kind: "edss-scored", scoredOn, score: halves / 2 }));
const other: fc.Arbitrary<Loose> = fc.oneof(
  fc.tuple(when, fc.option(fc.boolean(), { nil: undefined })).map(
    ([startedOn, confirmedByExam]): Loose => ({
      kind: "relapse-occurred",
      startedOn,
      ...(confirmedByExam === undefined ? {} : { confirmedByExam }),
    }),
  ),
  fc.tuple(when, fc.nat({ max: 1 })).map(
    ([scannedOn, lesions]): Loose => ({
      kind: "mri-read",
      scannedOn,
      region: "brain",
      gdEnhancing: lesions,
      newOrEnlargingT2: 0,
      brainVolumePct: -0.1,
    }),
  ),
  fc.option(when, { nil: undefined }).map(
    (onsetOn): Loose => ({
      kind: "condition-recorded",
      condition: "graves-disease",
      ...(onsetOn === undefined ? {} : { onsetOn }),
    }),
  ),
  fc
    .tuple(when, fc.constantFrom("Rebif", "fingolimod"))
    .map(([startedOn, drug]): Loose => ({ kind: "therapy-recorded", startedOn, drug })),
  when.map((endedOn): Loose => ({ kind: "follow-up-ended", endedOn, reason: "died", by: "AB" })),
);

const records = fc
  .tuple(fc.array(edss, { minLength: 1, maxLength: 8 }), fc.array(other, { maxLength: 6 }))
  .map(([scores, others]) => [infused, ...scores, ...others]);

describe("what is kept of any person", () => {
  it("is the NEDA of their own page, and the same first events, by every definition", () => {
    let [asked, decided] = [0, 0];
    fc.assert(
      fc.property(records, (facts) => {
        const answer = ask(facts, formatDay(asOf));
        const person = cohortPeopleOf(() => answer, asOf, {})[0]!;
        for (const name of cohortPresets) {
          const definition = definitionOf(name);
          const { neda, events, isFromReference, read } = outcomesOfPerson(
            answer.facts,
            answer.timeline,
            definition,
            asOf,
          );
          expect(person.neda.slice(0, neda.length)).toEqual(
            neda.map(({ year, neda3, neda4 }) => ({ year, three: neda3, four: neda4 })),
          );
          const told = person.changes[name];
          const { awaits, options } = definition.preset;
          const own = timeToFirst(events, awaits, options.measure);
          const day = own.status === "event" ? own.onsetDay : own.status === "censored" ? own.censoredDay : undefined;
          asked += 1;
          if (told === "cannot-tell") {
            const after = ({ earliest, latest }: { readonly earliest: number; readonly latest: number }) =>
              latest > start && earliest <= events.lastDay!;
            const isUndated = [...read.edss.undated, ...read.relapses.undated].some(after);
            const isSeen = day !== undefined && day > start;
            expect(!isFromReference || !isSeen || isUndated).toBe(true);
            continue;
          }
          decided += 1;
          if (told === "not-at-risk") {
            expect(own.status).toBe("not-at-risk");
            continue;
          }
          expect(isFromReference).toBe(true);
          expect(told).toEqual({ time: day! - start, event: own.status === "event" });
          expect(told.time).toBeGreaterThan(0);
        }
      }),
      runs(2000),
    );
    expect(decided).toBeGreaterThan(asked / 5);
  });

  it("survives JSON, whatever is not known; so the server's table is that of the command line", () => {
    fc.assert(
      fc.property(records, (facts) => {
        const people = cohortPeopleOf(() => ask(facts, formatDay(asOf)), asOf, { comparator: "Rebif" });
        expect(JSON.parse(JSON.stringify(people))).toEqual(people);
      }),
      runs(2000),
    );
  });
});
