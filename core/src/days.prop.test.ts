import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { addDays, type Day, formatDay } from "./base/calendar.ts";
import { type Instant, parseInstant, utcDay } from "./base/instant.ts";
import { recordOf } from "./facts/parse-record.ts";
import { arbitraryCase, read } from "./testing/arbitraries.ts";
import { noon } from "./testing/panel.ts";
import { differences, rendered, rulebooks, runs, undated, whichRulebook } from "./testing/properties.ts";

const dates = (answer: Assessment): readonly string[] =>
  answer.obligations.flatMap(({ obligations }) =>
    obligations.map((one) =>
      [
        one.key,
        formatDay(one.opensOn),
        formatDay(one.dueOn),
        formatDay(one.overdueFrom),
        one.closesOn,
        one.inForce.protocol,
      ].join(" "),
    ),
  );

/** What recurs until things are quiet is laid out only through its next period; an acceptance that lapses asks for the tests anew. */
const recurs = /^(monitor\.(thyroid-close|platelet-dip|neutrophils-close)|confirm\.[^/]*)\//;

describe("asOf", () => {
  it("moves no due day, window or key while the same facts count", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, fc.integer({ min: 0, max: 3000 }), ({ written }, which, n) => {
        const record = read(written);
        // An ending whose day is uncertain takes effect on the latest compatible one.
        const counts = record.facts.map((fact) => (fact.kind === "follow-up-ended" ? fact.latest : fact.earliest));
        const last = Math.max(15_000, ...counts) as Day;
        const before = dates(assess(record, rulebooks[which], last));
        const after = dates(assess(record, rulebooks[which], addDays(last, n)));
        const more = after.filter((line) => !before.includes(line));
        expect(more.filter((line) => !recurs.test(line))).toEqual([]);
        expect(before.filter((line) => !after.includes(line) && !line.startsWith("confirm."))).toEqual([]);
      }),
      runs(500),
    );
  });

  it("facts of later days do not exist yet, plans apart", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const record = read(written);
        const soFar = recordOf(
          record.patient,
          record.held.all.filter((fact) => fact.earliest <= asOf || fact.kind === "course-planned"),
        );
        const held = recordOf(record.patient, record.held.all);
        expect(
          differences(undated(assess(soFar, rulebooks[which], asOf)), undated(assess(held, rulebooks[which], asOf))),
        ).toEqual([]);
      }),
      runs(400),
    );
  });
});

// Contract section 3: between asOf and the day before nextChangeOn every assessment is the same but for asOf
// (and coverage's `through`); on that day it differs.
describe("nextChangeOn", () => {
  it("is the first day on which the answer differs", () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        whichRulebook,
        fc.integer({ min: 1, max: 1200 }),
        // Days between: another few for each record, since every one of them would take minutes.
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 5 }),
        ({ written, asOf }, which, beyond, between) => {
          const record = read(written);
          const on = (day: Day): Assessment => assess(record, rulebooks[which], day);
          const now = on(asOf);
          const same = undated(now);
          const next = now.nextChangeOn;
          for (const day of between.map((days) => addDays(asOf, days)).filter((day) => day < next)) {
            expect(
              differences(same, undated(on(day))),
              `${formatDay(day)}, before ${Number.isFinite(next) ? formatDay(next) : "no change"}`,
            ).toEqual([]);
          }
          if (!Number.isFinite(next)) {
            expect(
              differences(same, undated(on(addDays(asOf, beyond)))),
              `${formatDay(addDays(asOf, beyond))}, and no change was announced`,
            ).toEqual([]);
            return;
          }
          expect(next).toBeGreaterThan(asOf);
          expect(differences(same, undated(on(addDays(next, -1)))), `the day before ${formatDay(next)}`).toEqual([]);
          expect(differences(same, undated(on(next))), `on ${formatDay(next)}`).not.toEqual([]);
        },
      ),
      runs(500),
    );
  });
});

describe("knownAt", () => {
  it("what was recorded later does not exist", () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        whichRulebook,
        fc.integer({ min: -30, max: 1200 }),
        ({ written, asOf, startOn }, which, n) => {
          const knownAt = parseInstant(noon(addDays(startOn, n))) as Instant;
          const isKnown = (recordedAt: unknown, earliest: Day): boolean =>
            recordedAt === undefined ? earliest <= utcDay(knownAt) : (recordedAt as number) <= knownAt;
          const record = read(written);
          const without = recordOf(
            record.patient,
            record.facts.filter((fact) => isKnown(fact.recordedAt, fact.earliest)),
          );
          expect(
            differences(
              undated(assess(record, rulebooks[which], asOf, knownAt)),
              undated(assess(without, rulebooks[which], asOf)),
            ),
          ).toEqual([]);
          expect(
            differences(
              rendered(assess(record, rulebooks[which], asOf, knownAt)),
              rendered(assess(without, rulebooks[which], asOf, knownAt)),
            ),
          ).toEqual([]);
        },
      ),
      runs(700),
    );
  });
});
