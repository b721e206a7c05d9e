import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import { formatDay } from "./base/calendar.ts";
import { formatInstant } from "./base/instant.ts";
import type { TaskAct } from "./tasks/handling.ts";
import { snoozeDaysOf } from "./tasks/snooze-days.ts";
import { arbitraryCase, read } from "./testing/arbitraries.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, noon, panel, result } from "./testing/panel.ts";
import { runs } from "./testing/properties.ts";
import { realRulebook } from "./testing/rulebook.ts";
import { at, itemOf, questionAt, realEscalation } from "./testing/worklist.ts";
import { saying } from "./text/message.ts";
import { isWanted } from "./worklist/filter.ts";
import { holdOf } from "./worklist/hold.ts";
import { type Notice, noticeItem } from "./worklist/notice.ts";
import { presentOwner, returnMoment } from "./worklist/owner.ts";
import { remindersOf, worklistItemsOf } from "./worklist-items.ts";

const given = course(on("2025-03-03"), 5);
const low = result("tsh", on("2026-03-02"), { id: "tsh", value: 0.01, recordedAt: noon(on("2026-03-02")) });
const mine = "signal/THYROID_HYPER/tsh";
const act = (action: string, day: string, changes: Readonly<Record<string, unknown>> = {}, about = mine): Loose => ({
  kind: "task-acted",
  task: about,
  action,
  by: "AB",
  recordedAt: noon(on(day)),
  ...changes,
});
const signalAct = (action: string, day: string): Loose => ({
  kind: "signal-acted",
  signal: "THYROID_HYPER/tsh",
  action,
  reason: "because",
  by: "AB",
  actedAt: noon(on(day)),
  recordedAt: noon(on(day)),
});
const asked = (facts: readonly Loose[], asOf = "2026-03-06") =>
  ask([...given, low, ...facts], asOf, { rulebook: realRulebook });
const lineOf = (facts: readonly Loose[], key = mine) => worklistItemsOf(asked(facts)).find((one) => one.key === key)!;

describe("a warning on the worklist", () => {
  it("has its moments, its words and its place", () => {
    const line = lineOf([]);
    expect(line).toMatchObject({ patient: "lw-1", kind: "signal", role: "nurse", urgency: "7D", urgencyRank: 2 });
    expect(formatInstant(line.openedAt!)).toBe("2026-03-02T12:00:00Z");
    expect(formatInstant(line.deadlineAt!)).toBe("2026-03-09T12:00:00Z");
    expect(line.text).toBe(`${line.name}.`);
  });
});

describe("who has it, and what was done", () => {
  const threeDays = 3 * 86_400_000;
  const since = (facts: readonly Loose[]) => {
    const hold = holdOf(lineOf(facts).events, threeDays).since;
    return hold === undefined ? "nobody" : formatInstant(hold).slice(0, 10);
  };
  const contact = (about: string): Loose => ({
    kind: "contact-made",
    contactedAt: noon(on("2026-03-05")),
    recordedAt: noon(on("2026-03-05")),
    channel: "telephone",
    outcome: "will come",
    about,
  });
  it.each<[string, readonly Loose[], string]>([
    ["nothing", [], "nobody"],
    ["taken", [act("take", "2026-03-04")], "2026-03-04"],
    ["taken twice", [act("take", "2026-03-04"), act("take", "2026-03-05")], "2026-03-04"],
    ["said to be done", [act("done", "2026-03-04")], "2026-03-04"],
    ["acknowledged", [signalAct("acknowledged", "2026-03-04")], "2026-03-04"],
    ["taken, then referred", [act("take", "2026-03-04"), signalAct("referred", "2026-03-05")], "2026-03-05"],
    ["taken, then rung", [act("take", "2026-03-04"), contact("THYROID_HYPER/tsh")], "2026-03-05"],
    ["taken, and somebody rung about something else", [act("take", "2026-03-04"), contact("ITP/x")], "2026-03-04"],
    [
      "given to the physicians",
      [act("take", "2026-03-04"), act("assign", "2026-03-05", { to: "role/physician" })],
      "nobody",
    ],
    ["given to a colleague", [act("assign", "2026-03-05", { to: "CD" })], "2026-03-05"],
    [
      "set aside",
      [act("take", "2026-03-03"), act("snooze", "2026-03-04", { until: "2026-03-07", reason: "away" })],
      "2026-03-08",
    ],
    [
      "set aside without a reason",
      [act("take", "2026-03-04"), act("snooze", "2026-03-04", { until: "2026-03-07" })],
      "2026-03-04",
    ],
  ])("%s: since %s", (_, facts, expected) => {
    expect(since(facts)).toBe(expected);
  });

  it("a result that counts for a late test is progress on it", () => {
    const late = "overdue/monitor.cbc";
    const arrived = (analyte: string): readonly string[] => {
      const day = on("2026-03-05");
      return lineOf(
        [act("take", "2026-03-04", {}, late), result(analyte, day, { recordedAt: noon(day) })],
        late,
      ).events.map(({ is }) => is);
    };
    // A part of the blood count that is late, and something else.
    expect(arrived("platelets")).toEqual(["hold", "progress"]);
    expect(arrived("creatinine")).toEqual(["hold"]);
  });

  it("without progress it goes back to its role, also from who stands in", () => {
    const line = lineOf([act("take", "2026-03-04")]);
    expect(formatInstant(returnMoment(line, realEscalation)!)).toBe("2026-03-07T12:00:00Z");
    const ownerAt = (moment: string) => presentOwner(line, questionAt(moment, []));
    expect(ownerAt("2026-03-07T11:59")).toBe("AB");
    expect(ownerAt("2026-03-07T12:00")).toBeUndefined();
  });

  it("given to the physicians it is theirs", () => {
    expect(lineOf([act("take", "2026-03-04"), act("assign", "2026-03-05", { to: "role/physician" })])).toMatchObject({
      role: "physician",
    });
    expect(lineOf([act("assign", "2026-03-05", { to: "role/physician" })])).not.toHaveProperty("owner");
  });
});

describe("the worklist of a patient", () => {
  it("is all the tasks, whatever happened to whom", () => {
    fc.assert(
      fc.property(arbitraryCase, ({ written, asOf }) => {
        const answer = assess(read(written), realRulebook, asOf);
        const lines = worklistItemsOf(answer);
        expect(lines.map(({ key }) => key)).toEqual(answer.tasks.map(({ key }) => key));
        for (const line of lines) {
          expect(Number.isFinite(line.openedOn)).toBe(true);
          expect(line.text.length).toBeGreaterThan(3);
        }
      }),
      runs(1000),
    );
  });
});

describe("reminders", () => {
  // The blood count of 2026-03-07 is due; the reminder is on the 12th, and the nurse has it from the 15th.
  const monthly = Array.from({ length: 11 }, (_, i) =>
    panel("all", on(`${i < 9 ? 2025 : 2026}-${String(((i + 3) % 12) + 1).padStart(2, "0")}-07`)),
  ).flat();
  const reminded = (facts: readonly Loose[], asOf: string) =>
    remindersOf(asked([...monthly, ...facts], asOf))
      .filter(({ key }) => key.startsWith("monitor.cbc/"))
      .map(({ key, remindOn, throughOn }) => `${key} ${formatDay(remindOn)} ${formatDay(throughOn)}`);
  const reminder = "monitor.cbc/1/12 2026-03-12 2026-03-14";
  const ended = (reason: string): Loose => ({
    kind: "follow-up-ended",
    endedOn: "2026-03-08",
    reason,
    by: "AB",
    acceptedBy: "clinic B",
  });
  const waived: Loose = {
    kind: "obligation-waived",
    waivedOn: "2026-03-08",
    obligation: "monitor.cbc/1/12",
    reason: "abroad",
    by: "AB",
  };
  it.each<[string, readonly Loose[], string, readonly string[]]>([
    ["known from the day on which the test may be done", [], "2026-03-01", [reminder]],
    ["on its day", [], "2026-03-12", [reminder]],
    ["not once it is the nurse's", [], "2026-03-15", []],
    ["not when the result has come", panel("all", on("2026-03-10")), "2026-03-12", []],
    ["not when somebody waived it", [waived], "2026-03-12", []],
    ["not after a death", [ended("died")], "2026-03-12", []],
    ["not after an accepted hand-over", [ended("handed-over")], "2026-03-12", []],
    ["not after a refusal", [ended("declined")], "2026-03-12", []],
  ])("%s", (_, facts, asOf, expected) => {
    expect(reminded(facts, asOf)).toEqual(expected);
  });
});

describe("a notice", () => {
  const notice = (kind: Notice["kind"]): Notice => ({
    key: `${kind}/1`,
    kind,
    role: "administrator",
    urgency: "24H",
    about: "lab",
    openedAt: at("2026-03-02T09:00"),
    openedOn: on("2026-03-02"),
    deadlineAt: at("2026-03-03T09:00"),
    deadlineOn: on("2026-03-03"),
    name: "Laboratory",
    text: "Nothing has come from the laboratory.",
    says: saying("notice.transfer-unanswered", {}),
  });
  const acted = (one: Notice, action: TaskAct["action"], more: Partial<TaskAct> = {}): TaskAct => ({
    id: `${action}-1`,
    task: one.key,
    action,
    by: "AB",
    recordedAt: at("2026-03-02T10:00"),
    ...more,
  });
  const snoozeDays = snoozeDaysOf(realRulebook);

  it("is taken, given to a role and said to be done like a task", () => {
    const one = notice("silent-feed");
    expect(noticeItem(one, [acted(one, "take")], snoozeDays)).toMatchObject({ owner: "AB", patient: undefined });
    expect(noticeItem(one, [acted(one, "assign", { to: "role/nurse" })], snoozeDays)).toMatchObject({ role: "nurse" });
    expect(noticeItem(one, [acted(one, "done")], snoozeDays)).toMatchObject({ saidDoneBy: "AB" });
    expect(noticeItem(one, [acted(notice("unread-message"), "take")], snoozeDays)).not.toHaveProperty("owner");
  });

  it("ends by word only where nothing else can show it", () => {
    for (const kind of ["sentinel-alarm", "break-glass-review"] as const)
      expect(noticeItem(notice(kind), [acted(notice(kind), "done")], snoozeDays)).toBeUndefined();
    for (const kind of ["silent-feed", "undelivered-message", "unread-message", "nobody-on-duty"] as const)
      expect(noticeItem(notice(kind), [acted(notice(kind), "done")], snoozeDays)).toBeDefined();
  });
});

describe("the filter", () => {
  const today = on("2026-03-10");
  it.each([
    [{}, true],
    [{ role: "nurse" }, true],
    [{ role: "physician" }, false],
    [{ owner: "AB" }, true],
    [{ owner: "CD" }, false],
    [{ owner: null }, false],
    [{ setAside: true }, true],
    [{ setAside: false }, false],
    [{ role: "nurse", owner: "AB", setAside: true }, true],
  ] as const)("%j: %s", (filter, expected) => {
    expect(isWanted(itemOf({ owner: "AB", snoozedThrough: today }), filter, today)).toBe(expected);
  });
  it("nobody's are those without an owner", () => {
    expect(isWanted(itemOf(), { owner: null, setAside: false }, today)).toBe(true);
  });
});
