import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../base/calendar.ts";
import { formatInstant, type Instant } from "../base/instant.ts";
import { roles } from "../tasks/role.ts";
import { urgencies } from "../tasks/urgency.ts";
import { on } from "../testing/ask.ts";
import { runs } from "../testing/properties.ts";
import { itemOf, questionAt } from "../testing/worklist.ts";
import { type EscalationQuestion, type EscalationStep, escalationsDue, nextEscalationAt } from "./escalate.ts";

const firstOn = on("2026-03-02");
const hourMs = 3_600_000;
const start = (firstOn * 24 * hourMs) as Instant;
const moment = fc.integer({ min: 0, max: 20 * 24 * 4 }).map((quarter) => (start + quarter * (hourMs / 4)) as Instant);
const dayOf = (at: Instant): Day => Math.floor(at / (24 * hourMs)) as Day;

const arbitraryItem = fc
  .record({
    key: fc.constantFrom("k1", "k2", "k3"),
    urgency: fc.constantFrom(...urgencies),
    role: fc.constantFrom(...roles),
    opened: moment,
    hasMoment: fc.boolean(),
    due: fc.option(fc.integer({ min: 0, max: 10 * 24 }), { nil: undefined }),
    step: fc.constantFrom(undefined, "overdue", "call", "second-call", "physician"),
    owner: fc.constantFrom(undefined, "AB", "gone"),
    snoozed: fc.constantFrom(undefined, undefined, 1, 5),
    events: fc.array(fc.tuple(moment, fc.constantFrom("hold", "progress", "release")), { maxLength: 4 }),
  })
  .map(({ opened, hasMoment, due, step, owner, snoozed, events, ...rest }) => {
    const openedOn = dayOf(opened);
    const deadlineAt = due === undefined ? undefined : ((opened + due * hourMs) as Instant);
    return itemOf({
      ...rest,
      openedOn,
      openedAt: hasMoment ? opened : undefined,
      deadlineAt: hasMoment ? deadlineAt : undefined,
      deadlineOn: deadlineAt === undefined ? undefined : dayOf(deadlineAt),
      events: events
        .toSorted(([a], [b]) => a - b)
        .map(([at, is]) => ({ at, is: is as "hold" | "progress" | "release" })),
      ...(step === undefined ? {} : { step: step as "call" }),
      ...(owner === undefined ? {} : { owner }),
      ...(snoozed === undefined ? {} : { snoozedThrough: addDays(openedOn, snoozed) }),
    });
  });
const items = fc.uniqueArray(arbitraryItem, { maxLength: 3, selector: ({ key }) => key });

const question = (now: Instant, of: Parameters<typeof questionAt>[1], taken: Iterable<string>): EscalationQuestion =>
  questionAt(formatInstant(now).slice(0, 19), of, { taken });

/** What is given at each of these runs, one after another. */
function runAt(
  moments: readonly Instant[],
  of: Parameters<typeof questionAt>[1],
): readonly (readonly EscalationStep[])[] {
  const taken = new Set<string>();
  return moments.map((now) => {
    const steps = escalationsDue(question(now, of, taken));
    for (const { key } of steps) taken.add(key);
    return steps;
  });
}
// A Monday at noon.
const last = (start + 42 * 24 * hourMs + 12 * hourMs) as Instant;

describe("escalation", () => {
  it("gives nothing twice, and at most one message an item and run, whenever it runs", () => {
    fc.assert(
      fc.property(items, fc.array(moment, { maxLength: 12 }), (of, moments) => {
        const given = runAt([...moments.toSorted((a, b) => a - b), last], of);
        const keys = given.flat().map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const steps of given)
          for (const { key } of of)
            expect(steps.filter((one) => one.about === key && one.outcome === "send").length).toBeLessThanOrEqual(1);
        for (const { to } of given.flat()) expect(to.length).toBeGreaterThan(0);
      }),
      runs(2000),
    );
  });

  it("comes to the same rungs whatever runs were missed, and every item is told of at last", () => {
    fc.assert(
      fc.property(items, fc.array(moment, { maxLength: 12 }), (of, moments) => {
        const often = runAt([...moments.toSorted((a, b) => a - b), last], of).flat();
        const once = runAt([last], of).flat();
        const keys = (steps: readonly EscalationStep[]) => steps.map(({ key }) => key).toSorted();
        expect(keys(once)).toEqual(keys(often));
        for (const { key } of of)
          expect(once.filter((one) => one.about === key && one.outcome === "send")).toHaveLength(1);
      }),
      runs(2000),
    );
  });

  it("has nothing to give before the moment that it names, and has something then unless a snooze ends", () => {
    fc.assert(
      fc.property(items, fc.array(moment, { maxLength: 3 }), moment, (of, moments, now) => {
        const earlier = moments.filter((at) => at < now).toSorted((a, b) => a - b);
        const taken = new Set(
          runAt([...earlier, now], of)
            .flat()
            .map(({ key }) => key),
        );
        const next = nextEscalationAt(question(now, of, taken));
        const before = next === undefined ? last : ((next - 1000) as Instant);
        if (before > now) expect(escalationsDue(question(before, of, taken))).toEqual([]);
        if (next === undefined) return;
        const given = escalationsDue(question(next, of, taken));
        const comesBack = of.some(
          ({ snoozedThrough }) => snoozedThrough !== undefined && dayOf(next) === snoozedThrough + 1,
        );
        expect(given.length > 0 || comesBack).toBe(true);
      }),
      runs(3000),
    );
  });
});
