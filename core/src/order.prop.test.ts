import fc from "fast-check";
import { expect, it } from "vitest";
import { assess } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentJson } from "./assessment-json.ts";
import { addDays } from "./base/calendar.ts";
import { parseInstant } from "./base/instant.ts";
import { factIdOf } from "./facts/stated-fact.ts";
import { renderAssessment } from "./render.ts";
import { arbitraryCase, read } from "./testing/arbitraries.ts";
import { noon } from "./testing/panel.ts";
import { differences, rendered, rulebooks, runs, whichRulebook } from "./testing/properties.ts";

/** Facts with every fact at a random place: fast-check shrinks the keys, not the order. */
const keys = fc.array(fc.nat(), { minLength: 400, maxLength: 400 });
const shuffled = <T>(facts: readonly T[], order: readonly number[]): readonly T[] =>
  facts
    .map((fact, i) => ({ fact, at: order[i % order.length]! }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ fact }) => fact);

it("the order of the facts does not matter", () => {
  fc.assert(
    fc.property(arbitraryCase, whichRulebook, keys, ({ written, asOf }, which, order) => {
      const other = { ...written, facts: shuffled(written.facts, order) };
      expect(
        differences(
          rendered(assess(read(other), rulebooks[which], asOf)),
          rendered(assess(read(written), rulebooks[which], asOf)),
        ),
      ).toEqual([]);
    }),
    runs(1000),
  );
});

it("importing twice changes nothing", () => {
  fc.assert(
    fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
      const twice = { ...written, facts: [...written.facts, ...written.facts] };
      expect(
        differences(
          rendered(assess(read(twice), rulebooks[which], asOf)),
          rendered(assess(read(written), rulebooks[which], asOf)),
        ),
      ).toEqual([]);
    }),
    runs(600),
  );
});

// Contract section 1: an id is made from all content but id, recordedAt, by, source and note. A second import has
// another recordedAt and source; whatever was known at a moment must not depend on which copy comes first.
it("importing twice with another recordedAt gives the same in either order, also as known at a moment", () => {
  fc.assert(
    fc.property(
      arbitraryCase,
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 700 }),
      ({ written, asOf, startOn }, later, known) => {
        const again = written.facts.map((fact) => ({
          ...fact,
          recordedAt: noon(addDays(startOn, later)),
          note: "again",
        }));
        const knownAt = parseInstant(noon(addDays(startOn, known)));
        const one = read({ ...written, facts: [...written.facts, ...again] });
        const other = read({ ...written, facts: [...again, ...written.facts] });
        expect(
          differences(
            rendered(assess(one, rulebooks.hand, asOf, knownAt)),
            rendered(assess(other, rulebooks.hand, asOf, knownAt)),
          ),
        ).toEqual([]);
      },
    ),
    runs(600),
  );
});

const ofWarnings: ReadonlySet<string> = new Set(["orphaned-act", "course-held", "confirm"]);

/** A warning outlives the fact that raised it: a person must close it (resolutions 1.3). */
/** What was taken back is told where it made an answer kinder. */
const withoutWithdrawn = <T extends { readonly withdrawn: unknown }>({
  withdrawn: _,
  ...one
}: T): Omit<T, "withdrawn"> => one;

const besidesWarnings = (answer: Assessment): string => {
  const { signals: _signals, holds: _holds, tasks, ...rest } = renderAssessment(answer);
  const others = tasks
    .filter(({ kind }) => !kind.startsWith("signal") && !ofWarnings.has(kind))
    // With a warning open a late test climbs faster.
    .map((task) => (task.kind === "overdue" ? task.key : task));
  const obligations = rest.obligations.filter(({ rule }) => !rule.startsWith("confirm."));
  const told = rest.cannotTell.filter(({ code }) => code !== "signal-undecided");
  const { candidacy } = rest.decisions;
  const decided =
    candidacy === null ? null : { ...candidacy, withdrawn: [], criteria: candidacy.criteria.map(withoutWithdrawn) };
  return JSON.stringify({
    ...rest,
    decisions: decided,
    obligations,
    tasks: others,
    cannotTell: told,
    nextChangeOn: null,
  });
};

it("a retracted fact is as if it had never been written, but for the warnings it raised", () => {
  fc.assert(
    fc.property(arbitraryCase, whichRulebook, fc.nat(), ({ written, asOf }, which, pick) => {
      // Who closed a warning by the name of its fact closed what else was known then: that act outlives the fact.
      const acted = written.facts.map((fact) => String(fact["signal"] ?? "").replace(/^[^/]*\//, ""));
      const named = new Set(written.facts.flatMap((fact) => [fact["supersedes"], fact["fact"]]).concat(acted));
      const plain = written.facts.filter(
        (fact) => fact["supersedes"] === undefined && fact["resultKey"] === undefined && !named.has(factIdOf(fact)),
      );
      const target = plain[pick % Math.max(1, plain.length)];
      if (target === undefined) return;
      const id = target["id"] ?? factIdOf(target);
      const retraction = { kind: "fact-retracted", fact: id, reason: "test", by: "AB" } as const;
      const without = { ...written, facts: written.facts.filter((fact) => factIdOf(fact) !== factIdOf(target)) };
      const retracted = { ...written, facts: [...written.facts, retraction] };
      expect(
        differences(
          besidesWarnings(assess(read(retracted), rulebooks[which], asOf)),
          besidesWarnings(assess(read(without), rulebooks[which], asOf)),
        ),
      ).toEqual([]);
    }),
    runs(600),
  );
});

it("every answer is what the published schema promises", () => {
  fc.assert(
    fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
      const parsed = assessmentJson.safeParse(renderAssessment(assess(read(written), rulebooks[which], asOf)));
      expect(parsed.success ? [] : parsed.error.issues.slice(0, 3)).toEqual([]);
    }),
    runs(600),
  );
});
