import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { on } from "../testing/ask.ts";
import { runs } from "../testing/properties.ts";
import { type Handled, handlingOf, type TaskAct } from "./handling.ts";
import { type ActContext, type DraftAct, judgeTaskAct } from "./judge-act.ts";
import { workRoles } from "./role.ts";
import { urgencies } from "./urgency.ts";

const today = on("2026-03-10");
const context: ActContext = {
  asOf: today,
  snoozeDays: () => 28,
  isMember: (person) => person === "AB" || person === "CD",
  hasFact: (id) => id === "f1",
};
const task = (changes: Partial<Handled> = {}): Handled => ({
  key: "k",
  role: "nurse",
  urgency: "7D",
  openedOn: on("2026-03-02"),
  deadlineOn: on("2026-03-14"),
  ...changes,
});
const noDeadline = task({ deadlineOn: undefined });
const snooze = (until: string | undefined, reason = "she is away"): Partial<DraftAct> => ({
  action: "snooze",
  reason,
  ...(until === undefined ? {} : { until: on(until) }),
});

/** The effect, or each complaint as `code place saw`. */
const judged = (one: Handled | undefined, act: Partial<DraftAct>, isByWord = false): string => {
  const result = judgeTaskAct(one, { task: "k", action: "take", ...act }, isByWord, context);
  return result.ok ? result.value : result.issues.map(({ code, at, saw }) => `${code} ${at} ${saw}`).join("; ");
};

describe("an act at the door", () => {
  it.each([
    ["taking", task(), { action: "take" }, "owned"],
    ["taking what is not open", undefined, { action: "take" }, "task-unknown /task k"],
    ["giving it to a colleague", task(), { action: "assign", to: "CD" }, "handed-over"],
    ["giving it to nobody", task(), { action: "assign" }, "value-missing /to nothing"],
    ["giving it to a stranger", task(), { action: "assign", to: "XY" }, "value-not-allowed /to XY"],
    ["a nurse's to the physicians", task(), { action: "assign", to: "role/physician" }, "handed-over"],
    [
      "a physician's to the nurses",
      task({ role: "physician" }),
      { action: "assign", to: "role/nurse" },
      "value-not-allowed /to role/nurse",
    ],
    ["a physician's to a person", task({ role: "physician" }), { action: "assign", to: "CD" }, "handed-over"],
    ["to a role that there is not", task(), { action: "assign", to: "role/cook" }, "value-not-allowed /to role/cook"],
    [
      "a patient's to the administrators",
      task(),
      { action: "assign", to: "role/administrator" },
      "value-not-allowed /to role/administrator",
    ],
    ["a notice to the nurses", task({ role: "administrator" }), { action: "assign", to: "role/nurse" }, "handed-over"],
    ["setting aside to the deadline", task(), snooze("2026-03-14"), "set-aside"],
    ["setting aside past it", task(), snooze("2026-03-15"), "snooze-too-long /until 2026-03-15"],
    ["setting aside through today", task(), snooze("2026-03-10"), "set-aside"],
    ["setting aside through yesterday", task(), snooze("2026-03-09"), "snooze-too-long /until 2026-03-09"],
    ["setting aside without a reason", task(), snooze("2026-03-12", "  "), "value-missing /reason nothing"],
    ["setting aside without a day", task(), snooze(undefined), "value-missing /until nothing"],
    [
      "neither day nor reason",
      task(),
      snooze(undefined, ""),
      "value-missing /reason nothing; value-missing /until nothing",
    ],
    ["without a deadline, 28 days", noDeadline, snooze("2026-04-07"), "set-aside"],
    ["without a deadline, 29 days", noDeadline, snooze("2026-04-08"), "snooze-too-long /until 2026-04-08"],
    [
      "what is late",
      task({ deadlineOn: on("2026-03-09") }),
      snooze("2026-03-12"),
      "snooze-not-allowed /until due on 2026-03-09",
    ],
    ["what is of the day", task({ urgency: "24H" }), snooze("2026-03-11"), "snooze-not-allowed /until 24H"],
    ["what is immediate", task({ urgency: "IMMEDIATE" }), snooze("2026-03-11"), "snooze-not-allowed /until IMMEDIATE"],
    ["done, with a fact", task(), { action: "done", evidence: ["f1"] }, "said-done"],
    [
      "done, with a fact that is not on file",
      task(),
      { action: "done", evidence: ["f1", "f2"] },
      "fact-reference-unknown /evidence/1 f2",
    ],
    ["done, as somebody says", task(), { action: "done" }, "said-done"],
    ["opening it again", task(), { action: "reopen" }, "reopened"],
  ] as const)("%s", (_, one, act, expected) => {
    expect(judged(one, act)).toBe(expected);
  });

  it("done ends what ends by word", () => {
    expect(judged(task(), { action: "done" }, true)).toBe("closed");
  });
});

const arbitraryTask: fc.Arbitrary<Handled> = fc.record({
  key: fc.constant("k"),
  role: fc.constantFrom(...workRoles),
  urgency: fc.constantFrom(...urgencies),
  openedOn: fc.constant(addDays(today, -8)),
  deadlineOn: fc.option(
    fc.integer({ min: -5, max: 60 }).map((n) => addDays(today, n)),
    { nil: undefined },
  ),
});
const arbitraryAct = fc.record(
  {
    task: fc.constant("k"),
    action: fc.constantFrom("take", "assign", "snooze", "done", "reopen"),
    to: fc.constantFrom("AB", "XY", "", ...workRoles.map((role) => `role/${role}`), "role/cook"),
    until: fc.integer({ min: -3, max: 70 }).map((n) => addDays(today, n)),
    reason: fc.constantFrom("why", " ", ""),
  },
  { requiredKeys: ["task", "action"] },
) as fc.Arbitrary<DraftAct>;

/** The act as a fact would hold it. */
const writtenDown = (act: DraftAct, id: string): TaskAct =>
  ({
    ...act,
    id,
    by: "AB",
    recordedAt: (today * 86_400_000 + 43_200_000) as Instant,
    ...(act.until === undefined ? {} : { until: { earliest: act.until, latest: act.until } }),
  }) as unknown as TaskAct;

describe("the door and the reading", () => {
  it("agree: what is let in does what was said, and what is refused puts nothing out of sight", () => {
    fc.assert(
      fc.property(arbitraryTask, arbitraryAct, (one, act) => {
        const verdict = judgeTaskAct(one, act, false, context);
        const handling = handlingOf(one, [writtenDown(act, "a")], context.snoozeDays);
        const limit = (one.deadlineOn ?? addDays(today, 28)) as Day;
        if (handling.snoozedThrough !== undefined) {
          expect(one.urgency === "7D" || one.urgency === "ROUTINE").toBe(true);
          expect(handling.snoozedThrough).toBeLessThanOrEqual(Math.min(limit, addDays(today, 28)));
          expect(act.reason?.trim()).toBe("why");
        }
        if (!verdict.ok) {
          for (const issue of verdict.issues) expect(issue.remedy).toMatch(/\.$/);
          if (act.action === "assign") expect(handling.role).toBeUndefined();
          return;
        }
        if (verdict.value === "owned") expect(handling.owner).toBe("AB");
        if (verdict.value === "handed-over") {
          expect(handling.owner ?? `role/${handling.role ?? one.role}`).toBe(act.to);
        }
        if (verdict.value === "set-aside") expect(formatDay(handling.snoozedThrough!)).toBe(formatDay(act.until!));
        if (verdict.value === "said-done") expect(handling.saidDoneBy).toBe("AB");
      }),
      runs(4000),
    );
  });
});
