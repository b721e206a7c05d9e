import { parseDay } from "@longwatch/core";
import fc from "fast-check";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, calendarText, type ScheduleEntry } from "./event.ts";
import { nextFeed } from "./feed.ts";

const feedKey = "0d8f3a9e";
const on = (today: string, hour = "08") => ({
  feedKey,
  today: parseDay(today)!,
  at: `${today}T${hour}:00:00Z`,
  language: "en" as const,
});
const entry = (key: string, dueOn: string, status = "not-yet-open"): ScheduleEntry => ({
  key,
  rule: key.split("/")[0]!,
  name: "Full blood count (alemtuzumab)",
  opensOn: "2025-01-25",
  dueOn,
  lastOnTimeOn: "2027-12-31",
  status,
});
const cbc = (ordinal: number, dueOn: string, status?: string) => entry(`monitor.cbc/1/${ordinal}`, dueOn, status);
const said = (events: readonly CalendarEvent[]) =>
  events.map(
    (one) =>
      `${one.on} ${one.summary} ${one.isCancelled ? "cancelled" : "on"} ${one.sequence} ${one.changedAt.slice(0, 10)}`,
  );

describe("a feed", () => {
  const first = nextFeed([], [cbc(1, "2025-02-01"), cbc(2, "2025-03-01")], on("2025-01-10"));

  test("is the same again while the schedule is the same, to the byte", () => {
    const again = nextFeed(first, [cbc(2, "2025-03-01"), cbc(1, "2025-02-01")], on("2025-01-11"));
    expect(again).toEqual(first);
    expect(calendarText(again, "Tests", "en")).toBe(calendarText(first, "Tests", "en"));
  });

  test("raises the sequence of the event that changed, and of no other", () => {
    const moved = nextFeed(first, [cbc(1, "2025-02-01"), cbc(2, "2025-03-05")], on("2025-01-20"));
    expect(said(moved)).toEqual(["2025-02-01 Blood test on 0 2025-01-10", "2025-03-05 Blood test on 1 2025-01-20"]);
    expect(moved[1]!.uid).toBe(first[1]!.uid);
  });

  test.each([
    ["is waived", "waived"],
    ["is superseded by another course", "superseded"],
    ["is done before its day", "fulfilled"],
  ])("cancels what %s, and keeps it cancelled", (_, status) => {
    const cancelled = nextFeed(first, [cbc(1, "2025-02-01", status), cbc(2, "2025-03-01")], on("2025-01-20"));
    expect(said(cancelled)[0]).toBe("2025-02-01 Blood test cancelled 1 2025-01-20");
    expect(nextFeed(cancelled, [cbc(2, "2025-03-01")], on("2025-01-25"))).toEqual(cancelled);
  });

  test("cancels what has vanished from the schedule altogether, and lets it go 60 days after its day", () => {
    const gone = nextFeed(first, [cbc(2, "2025-03-01")], on("2025-01-20"));
    expect(said(gone)[0]).toBe("2025-02-01 Blood test cancelled 1 2025-01-20");
    expect(nextFeed(gone, [], on("2025-04-02"))).toHaveLength(2);
    expect(nextFeed(gone, [], on("2025-04-03"))).toHaveLength(1);
  });

  test("takes back a cancellation", () => {
    const gone = nextFeed(first, [cbc(2, "2025-03-01")], on("2025-01-20"));
    const back = nextFeed(gone, [cbc(1, "2025-02-01"), cbc(2, "2025-03-01")], on("2025-01-22"));
    expect(said(back)[0]).toBe("2025-02-01 Blood test on 2 2025-01-22");
  });

  test("never shows what had been over before it was first shown", () => {
    expect(nextFeed([], [cbc(1, "2025-02-01", "superseded")], on("2025-01-10"))).toEqual([]);
  });

  test("leaves a test that was done on a day that is past", () => {
    expect(
      said(nextFeed(first, [cbc(1, "2025-02-01", "fulfilled"), cbc(2, "2025-03-01")], on("2025-02-03")))[0],
    ).toContain("on 0");
  });

  test("speaks Spanish", () => {
    const [event] = nextFeed([], [cbc(1, "2025-02-01"), entry("monitor.urinalysis/1/1", "2025-02-01")], {
      ...on("2025-01-10"),
      language: "es",
    });
    expect(event).toMatchObject({
      summary: "Análisis de sangre y orina",
      description: "A tiempo del 2025-01-25 al 2027-12-31.",
    });
  });
});

describe("two unrelated readers", () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
  const rule = fc.constantFrom("monitor.cbc", "monitor.urinalysis", "monitor.skin", "monitor.tsh");
  const status = fc.constantFrom("not-yet-open", "due", "waived", "fulfilled", "superseded");
  const entries = fc
    .uniqueArray(fc.tuple(rule, fc.integer({ min: 1, max: 40 })), { maxLength: 30, selector: String })
    .chain((keys) =>
      fc.tuple(...keys.map(([r, n]) => fc.tuple(day, status).map(([d, s]) => entry(`${r}/1/${n}`, d, s)))),
    );

  test("see the same days, words and states, whatever came before, and no line is longer than 75 octets", () => {
    fc.assert(
      fc.property(entries, entries, fc.constantFrom("en" as const, "es" as const), (one, two, language) => {
        const before = nextFeed([], one, { ...on("2025-06-01"), language });
        const events = nextFeed(before, two, { ...on("2025-07-01"), language });
        const text = calendarText(
          events,
          "Análisis, pruebas y revisiones de mañana; 日本語の検査のカレンダー",
          language,
        );
        for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const ours = events.map((e) => [e.uid, e.on, e.summary, e.isCancelled, e.sequence] as const).toSorted(byUid);
        const byIcal = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
          const event = new ICAL.Event(component);
          const isCancelled = component.getFirstPropertyValue("status") === "CANCELLED";
          return [event.uid, event.startDate.toString(), event.summary, isCancelled, event.sequence] as const;
        });
        expect(byIcal.toSorted(byUid)).toEqual(ours);
        const byNode = Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) => {
          if (event?.type !== "VEVENT") return [];
          const { uid, start, summary, status, sequence } = event;
          const local = [start.getFullYear(), start.getMonth() + 1, start.getDate()];
          const date = local.map((n) => `${n}`.padStart(2, "0")).join("-");
          return [[uid, date, String(summary), status === "CANCELLED", Number(sequence)] as const];
        });
        expect(byNode.toSorted(byUid)).toEqual(ours);
        expect(new Set(ours.map(([uid]) => uid)).size).toBe(ours.length);
      }),
      { numRuns: 60 },
    );
  });
});
const byUid = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
