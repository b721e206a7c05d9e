import { describe, expect, it } from "vitest";
import { formatInstant } from "../base/instant.ts";
import { on } from "../testing/ask.ts";
import { at, itemOf, questionAt, realEscalation } from "../testing/worklist.ts";
import { escalationsDue, nextEscalationAt } from "./escalate.ts";
import type { WorklistItem } from "./item.ts";
import type { Reminder } from "./reminder.ts";
import { defaultRoster, type Roster } from "./roster.ts";

// 2026-03-02 is a Monday. All moments are UTC; the office is open from 8 to 17.

const signal = (
  urgency: "IMMEDIATE" | "24H" | "7D",
  openedAt: string,
  deadlineAt: string,
  more: Partial<WorklistItem> = {},
) =>
  itemOf({
    kind: "signal",
    urgency,
    role: urgency === "7D" ? "nurse" : "physician",
    openedOn: on(openedAt.slice(0, 10)),
    openedAt: at(openedAt),
    deadlineOn: on(deadlineAt.slice(0, 10)),
    deadlineAt: at(deadlineAt),
    ...more,
  });
const routine = (more: Partial<WorklistItem> = {}) => itemOf({ urgency: "ROUTINE", ...more });

type Options = Parameters<typeof questionAt>[2];
/** `rung → who`, skipped rungs in brackets. */
const said = (moment: string, item: WorklistItem, options?: Options): readonly string[] =>
  escalationsDue(questionAt(moment, [item], options)).map(({ rung, outcome, to }) =>
    outcome === "skip"
      ? `(${rung})`
      : `${rung} → ${to.map((one) => [one.role, "person" in one ? one.person : ""].join(" ").trim()).join(", ")}`,
  );
const next = (moment: string, item: WorklistItem, options?: Options): string | undefined => {
  const instant = nextEscalationAt(questionAt(moment, [item], options));
  return instant === undefined ? undefined : formatInstant(instant).slice(0, 16);
};

describe("a warning that needs somebody within the hour", () => {
  const page = signal("IMMEDIATE", "2026-03-07T23:10", "2026-03-08T00:10");
  const weekend: Roster = {
    ...defaultRoster,
    onDuty: [{ role: "physician", person: "CD", from: on("2026-03-07"), through: on("2026-03-08") }],
  };
  it.each([
    ["2026-03-07T23:10", "told → physician CD", "2026-03-08T00:10"],
    ["2026-03-08T00:09", "told → physician CD", "2026-03-08T00:10"],
    ["2026-03-08T00:10", "(told); late → nurse, physician CD", "2026-03-08T01:10"],
    ["2026-03-08T01:10", "(told); (late); programme → physician CD, programme", undefined],
    ["2026-03-14T12:00", "(told); (late); programme → physician, programme", undefined],
  ])("at %s: %s", (moment, expected, then) => {
    expect(said(moment, page, { roster: weekend }).join("; ")).toBe(expected);
    const taken = escalationsDue(questionAt(moment, [page], { roster: weekend })).map(({ key }) => key);
    expect(next(moment, page, { roster: weekend, taken })).toBe(then);
  });

  it("goes to everybody of the role where nobody is on duty, and to its owner in office hours", () => {
    expect(said("2026-03-07T23:10", page)).toEqual(["told → physician"]);
    const taken = signal("IMMEDIATE", "2026-03-09T09:00", "2026-03-09T10:00", { owner: "AB" });
    expect(said("2026-03-09T09:00", taken)).toEqual(["told → physician AB"]);
  });

  it("without a moment counts from the beginning of its day", () => {
    expect(said("2026-03-07T00:00", routine({ urgency: "IMMEDIATE", openedOn: on("2026-03-07") }))).toEqual([
      "told → nurse",
    ]);
  });
});

describe("what opens with a day", () => {
  it.each([
    ["24H", "2026-03-07T07:59", ""],
    ["24H", "2026-03-07T08:00", "told → nurse"],
    ["7D", "2026-03-08T12:00", ""],
    ["7D", "2026-03-09T07:59", ""],
    ["7D", "2026-03-09T08:00", "told → nurse"],
  ] as const)("%s at %s: %s", (urgency, moment, expected) => {
    expect(said(moment, itemOf({ urgency, openedOn: on("2026-03-07") })).join("; ")).toBe(expected);
  });
});

describe("a late test", () => {
  const late = (step: "overdue" | "call" | "second-call", deadline: string) =>
    routine({ step, openedOn: on("2026-03-09"), deadlineOn: on(deadline), patient: "p1", key: "overdue/monitor.cbc" });
  it("climbs by the steps of its own ladder, each said once", () => {
    const first = escalationsDue(questionAt("2026-03-09T09:00", [late("overdue", "2026-03-15")]));
    expect(first.map(({ key }) => key)).toEqual(["p1/overdue/monitor.cbc/2026-03-09/ROUTINE.listed"]);
    const taken = first.map(({ key }) => key);
    expect(said("2026-03-09T09:00", late("overdue", "2026-03-15"), { taken })).toEqual([]);
    // The call begins on a Sunday, and is said on Monday.
    expect(said("2026-03-15T09:00", late("call", "2026-03-22"), { taken })).toEqual([]);
    expect(said("2026-03-16T08:00", late("call", "2026-03-22"), { taken })).toEqual(["call → nurse"]);
    const called = [...taken, "p1/overdue/monitor.cbc/2026-03-09/ROUTINE.call"];
    expect(said("2026-03-23T09:00", late("second-call", "2026-03-29"), { taken: called })).toEqual([
      "second-call → nurse",
    ]);
  });

  it("becomes the physician's, and is told as such at once", () => {
    const physicians = itemOf({
      role: "physician",
      step: "physician",
      openedOn: on("2026-03-09"),
      deadlineOn: on("2026-04-05"),
    });
    expect(said("2026-03-30T09:00", physicians)).toEqual(["told → physician"]);
    expect(said("2026-04-06T09:00", physicians)).toEqual(["(told)", "late → physician"]);
    expect(said("2026-04-13T09:00", physicians)).toEqual(["(told)", "(late)", "programme → physician, programme"]);
  });
});

describe("after a week without a run", () => {
  it("the highest rung is said and the others are written down, and then nothing more", () => {
    const week = signal("7D", "2026-03-02T09:00", "2026-03-09T09:00");
    const steps = escalationsDue(questionAt("2026-03-17T10:00", [week]));
    expect(steps.map(({ rung, outcome }) => `${rung} ${outcome}`)).toEqual([
      "told skip",
      "late skip",
      "programme send",
    ]);
    const taken = steps.map(({ key }) => key);
    expect(said("2026-03-17T10:00", week, { taken })).toEqual([]);
    expect(said("2026-08-17T10:00", week, { taken })).toEqual([]);
  });

  it("a rung that was left out below one that was said is never said", () => {
    const week = signal("7D", "2026-03-02T09:00", "2026-03-09T09:00");
    expect(said("2026-03-10T10:00", week, { taken: ["p1/k1/2026-03-02/7D.late"] })).toEqual(["(told)"]);
  });
});

describe("what became more urgent", () => {
  it("is told anew, also when it is opened a second time", () => {
    const once = signal("24H", "2026-03-02T09:00", "2026-03-03T09:00");
    const taken = escalationsDue(questionAt("2026-03-02T10:00", [once])).map(({ key }) => key);
    const again = signal("24H", "2026-03-02T09:00", "2026-03-11T09:00", {
      openedAt: at("2026-03-10T09:00"),
      raisedAt: at("2026-03-10T09:00"),
    });
    expect(said("2026-03-10T09:00", again, { taken })).toEqual(["told → physician"]);
    const worse = signal("IMMEDIATE", "2026-03-02T09:00", "2026-03-10T10:00", {
      openedAt: at("2026-03-10T09:00"),
      raisedAt: at("2026-03-10T09:00"),
    });
    expect(said("2026-03-10T09:00", worse, { taken })).toEqual(["told → physician"]);
  });
});

describe("what was set aside", () => {
  it("is silent meanwhile, and comes back", () => {
    const aside = itemOf({
      openedOn: on("2026-03-02"),
      deadlineOn: on("2026-03-20"),
      snoozedThrough: on("2026-03-12"),
    });
    expect(said("2026-03-12T12:00", aside)).toEqual([]);
    expect(next("2026-03-12T12:00", aside)).toBe("2026-03-13T00:00");
    expect(said("2026-03-13T08:00", aside)).toEqual(["told → nurse"]);
  });
});

describe("taken, and nothing done", () => {
  const taken = ["p1/k1/2026-03-02/24H.told"];
  const mine = (events: WorklistItem["events"]) =>
    signal("24H", "2026-03-02T09:00", "2026-03-03T09:00", { owner: "AB", events });
  const hold = (moment: string) => ({ at: at(moment), is: "hold" as const });
  const progress = (moment: string) => ({ at: at(moment), is: "progress" as const });
  it.each([
    ["2026-03-02T21:59", [hold("2026-03-02T10:00")], ""],
    ["2026-03-02T22:00", [hold("2026-03-02T10:00")], "returned-1 → physician"],
    ["2026-03-02T22:00", [hold("2026-03-02T10:00"), progress("2026-03-02T12:00")], ""],
    ["2026-03-03T00:00", [hold("2026-03-02T10:00"), progress("2026-03-02T12:00")], "returned-1 → physician"],
    ["2026-03-03T09:00", [hold("2026-03-02T10:00")], "(returned-1); late → nurse, physician"],
    ["2026-03-02T23:30", [hold("2026-03-02T10:00"), hold("2026-03-02T23:00")], ""],
    ["2026-03-03T11:00", [hold("2026-03-02T10:00"), hold("2026-03-02T23:00")], "(late); returned-2 → physician AB"],
  ])("at %s after %j: %s", (moment, events, expected) => {
    const said_ = said(moment, mine(events), { taken }).map((one) => one.replace(" → physician AB", " → physician"));
    expect(said_.join("; ")).toBe(expected.replace(" → physician AB", " → physician"));
  });
});

describe("the patient's reminder", () => {
  // Due on Saturday 7 March, reminded from the 12th, the nurse's from the 15th.
  const reminder: Reminder = {
    patient: "p1",
    key: "monitor.cbc/1/3",
    name: "Blood count",
    dueOn: on("2026-03-07"),
    remindOn: on("2026-03-12"),
    throughOn: on("2026-03-14"),
  };
  const reminded = (
    moment: string,
    changes: Partial<Reminder> = {},
    taken: readonly string[] = [],
  ): readonly string[] =>
    escalationsDue(questionAt(moment, [], { reminders: [{ ...reminder, ...changes }], taken })).map(({ key }) => key);
  const key = "p1/monitor.cbc/1/3/2026-03-12/patient-reminder";
  it.each([
    ["2026-03-11T12:00", {}, []],
    ["2026-03-12T07:59", {}, []],
    ["2026-03-12T08:00", {}, [key]],
    ["2026-03-13T16:59", {}, [key]],
    ["2026-03-13T17:00", {}, []],
    ["2026-03-15T12:00", {}, []],
    ["2026-03-12T08:00", { snoozedThrough: on("2026-03-12") }, []],
    ["2026-03-13T08:00", { snoozedThrough: on("2026-03-12") }, [key]],
  ])("at %s with %j: %j", (moment, changes, expected) => {
    expect(reminded(moment, changes)).toEqual(expected);
    expect(reminded(moment, changes, [key])).toEqual([]);
  });

  it("is not sent after its last day, also by a clinic that reminds at any hour", () => {
    const { reminder: own, ladders } = realEscalation;
    const escalation = { reminder: { ...own, hours: "any" as const }, ladders };
    const sent = (moment: string) =>
      escalationsDue(questionAt(moment, [], { reminders: [reminder], escalation })).map(({ rung }) => rung);
    expect(sent("2026-03-14T23:59")).toEqual(["patient-reminder"]);
    expect(sent("2026-03-15T00:00")).toEqual([]);
  });

  it("has its moment in office hours", () => {
    const question = questionAt("2026-03-10T12:00", [], { reminders: [reminder] });
    expect(nextEscalationAt(question)).toBe(at("2026-03-12T08:00"));
  });
});

describe("notices", () => {
  it("climb as tasks do", () => {
    const feed = itemOf({
      patient: undefined,
      kind: "silent-feed",
      key: "silent-feed/lab",
      role: "administrator",
      urgency: "24H",
      openedAt: at("2026-03-02T09:00"),
    });
    expect(escalationsDue(questionAt("2026-03-02T09:00", [feed])).map(({ key, to }) => [key, to])).toEqual([
      ["/silent-feed/lab/2026-03-02/24H.told", [{ role: "administrator" }]],
    ]);
  });
});

describe("an office that never opens", () => {
  it("delays nothing", () => {
    const roster: Roster = { ...defaultRoster, office: [] };
    expect(said("2026-03-08T12:00", itemOf({ openedOn: on("2026-03-07") }), { roster })).toEqual(["told → nurse"]);
  });
});
