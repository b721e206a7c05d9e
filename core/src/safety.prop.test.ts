import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { addDays, formatDay } from "./base/calendar.ts";
import { recordOf } from "./facts/parse-record.ts";
import type { Obligation } from "./obligations/obligation.ts";
import { arbitraryCase, read } from "./testing/arbitraries.ts";
import { infusion, panel, panels } from "./testing/panel.ts";
import { rulebooks, runs, whichRulebook } from "./testing/properties.ts";

const isFulfilled = (status: string): boolean => status === "fulfilled" || status === "fulfilled-late";
const obligationsOf = (answer: Assessment) => answer.obligations.flatMap(({ obligations }) => obligations);

describe("follow-up", () => {
  it("a further infusion never shortens it, never begins it later and never ends it sooner", () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        whichRulebook,
        fc.integer({ min: -800, max: 2500 }),
        ({ written, asOf, startOn }, which, n) => {
          const before = assess(read(written), rulebooks[which], asOf).timeline.followUp;
          const more = { ...written, facts: [...written.facts, infusion(addDays(startOn, n), { note: "one more" })] };
          const after = assess(read(more), rulebooks[which], asOf).timeline.followUp;
          if (before.endsOn === undefined) return;
          expect(after.endsOn).toBeGreaterThanOrEqual(before.endsOn);
          expect(after.startedOn).toBeLessThanOrEqual(before.startedOn!);
          if (after.endedOn !== undefined)
            expect(after.endedOn).toBeGreaterThanOrEqual(before.endedOn ?? Number.POSITIVE_INFINITY);
        },
      ),
      runs(700),
    );
  });
});

describe("status", () => {
  it("says only what its parts and days allow", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        for (const one of obligationsOf(assess(read(written), rulebooks[which], asOf))) {
          const { status } = one;
          if (isFulfilled(status)) {
            expect([one.key, one.lacking]).toEqual([one.key, []]);
            expect(one.evidence.length).toBeGreaterThan(0);
            expect(status).toBe(one.fulfilledOn! < one.overdueFrom ? "fulfilled" : "fulfilled-late");
          } else if (status !== "superseded") expect([one.key, one.fulfilledOn]).toEqual([one.key, undefined]);
          if (status === "overdue") expect(one.overdueFrom <= asOf && asOf < one.closesOn, one.key).toBe(true);
          if (status === "waived") expect(one.waiver).toBeDefined();
          if (status === "overdue" || status === "missed" || status === "due" || status === "open")
            expect(one.opensOn, one.key).toBeLessThanOrEqual(asOf);
        }
      }),
      runs(600),
    );
  });

  it("nothing overdue is silent: one open task for each rule that is overdue, until the watch ended", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const answer = assess(read(written), rulebooks[which], asOf);
        const late = new Set(
          obligationsOf(answer)
            .filter((one) => one.status === "overdue")
            .map((one) => one.inForce.rule.id),
        );
        const tasks = answer.tasks.map((task) => task.key);
        expect(tasks.filter((key, i) => tasks.indexOf(key) !== i)).toEqual([]);
        if (answer.timeline.followUp.state !== "ended")
          expect([...late].filter((rule) => !named(rule, answer))).toEqual([]);
      }),
      runs(600),
    );
  });
});

/** By its own task, or by that of a rule that tightens it. */
const named = (rule: string, { tasks, obligations }: Assessment): boolean =>
  tasks.some(({ key }) => {
    const [, about] = key.split("/");
    const other = obligations.find(({ track }) => track.id === about)?.obligations[0]?.inForce.rule;
    return about === rule || (other?.kind === "started" && other.tightens === rule);
  });

const isOfSignal = ({ inForce }: Obligation): boolean => inForce.rule.kind === "started";

describe("not knowing", () => {
  it("taking a piece of evidence away never fulfils what was not", () => {
    fc.assert(
      fc.property(arbitraryCase, fc.nat(), ({ written, asOf }, pick) => {
        const record = read(written);
        const before = assess(record, rulebooks.real, asOf);
        const used = [...new Set(obligationsOf(before).flatMap((one) => one.evidence))];
        if (used.length === 0) return;
        const without = recordOf(
          record.patient,
          record.held.all.filter((fact) => fact.id !== used[pick % used.length]),
        );
        const done = new Map(
          obligationsOf(before).map((one) => [one.key, isFulfilled(one.status) || one.key.startsWith("confirm.")]),
        );
        const better = obligationsOf(assess(without, rulebooks.real, asOf)).filter(
          // What a second fact starts once the first is gone is something else, and so are the tests of a warning that
          // the piece had closed.
          (one) => isFulfilled(one.status) && !done.get(one.key) && (!isOfSignal(one) || done.has(one.key)),
        );
        expect(better.map((one) => one.key)).toEqual([]);
      }),
      runs(500),
    );
  });

  const flaws = [
    { status: "preliminary" },
    { status: "cancelled" },
    { specimen: ["mislabelled"] },
    { specimen: ["insufficient"] },
    { specimen: ["never-heard-of-it"] },
    { approximate: true },
    { value: "see comment" },
    { status: "entered-in-error" },
  ] as const;

  it("flawed results never fulfil, and never take away what is fulfilled", () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        fc.array(
          fc.tuple(
            fc.integer({ min: -30, max: 900 }),
            fc.constantFrom(...flaws),
            fc.constantFrom(...Object.keys(panels)),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        ({ written, asOf, startOn }, flawed) => {
          const before = new Map(
            obligationsOf(assess(read(written), rulebooks.hand, asOf)).map((one) => [one.key, one.status]),
          );
          const more = flawed
            .flatMap(([n, flaw, what]) => panel(what, addDays(startOn, n), { ...flaw, note: "flawed" }))
            .map((fact) => ({ ...fact, lab: "another" }));
          const after = obligationsOf(
            assess(read({ ...written, facts: [...written.facts, ...more] }), rulebooks.hand, asOf),
          );
          expect(
            after
              .filter((one) => isFulfilled(one.status) !== isFulfilled(before.get(one.key) ?? ""))
              .map((one) => `${one.key} ${formatDay(one.dueOn)}`),
          ).toEqual([]);
        },
      ),
      runs(600),
    );
  });

  // A result whose date is uncertain is one more result: on time must not become late because of it.
  it("one more result never turns on time into late", () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(10, 7),
        ({ written, asOf, startOn }, n, precision) => {
          const before = new Map(
            obligationsOf(assess(read(written), rulebooks.real, asOf)).map((one) => [one.key, one.status]),
          );
          const more = panel("all", addDays(startOn, n), {
            collectedOn: formatDay(addDays(startOn, n)).slice(0, precision),
            lab: "another",
          });
          const after = obligationsOf(
            assess(read({ ...written, facts: [...written.facts, ...more] }), rulebooks.real, asOf),
          );
          expect(
            after
              .filter((one) => one.status === "fulfilled-late" && before.get(one.key) === "fulfilled")
              .map((one) => one.key),
          ).toEqual([]);
        },
      ),
      runs(600),
    );
  });
});
