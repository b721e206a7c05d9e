import { expect, test } from "vitest";
import { addDays } from "../base/calendar.ts";
import { on } from "../testing/ask.ts";
import { readProtocols } from "../testing/cases/library.ts";
import { handlingOf, type TaskAct } from "./handling.ts";

/** The numbers by which files limit setting aside: a case has no word for that act, so each is asked here. */
const limits = readProtocols().flatMap(({ protocol, version, parameters = [] }) =>
  parameters
    .filter(({ id }) => id === "snooze.longest-days")
    .map(({ value }) => [`${protocol}@${version}`, value] as const),
);

test("a file states a limit", () => {
  expect(limits.map(([name]) => name)).toContain("default-escalation@1");
});

test.each(
  limits.flatMap(([name, days]) => [
    [name, days - 1, days - 1],
    [name, days, days],
    [name, days + 1, days],
  ]),
)("%s: set aside for %i days holds for %i", (name, asked, held) => {
  const day = on("2026-03-10");
  const task = { key: "k", role: "nurse", urgency: "ROUTINE", openedOn: day, deadlineOn: undefined } as const;
  const until = { earliest: addDays(day, asked), latest: addDays(day, asked) };
  const recordedAt = (day * 86_400_000) as TaskAct["recordedAt"] & number;
  const act: TaskAct = { id: "a", task: "k", action: "snooze", until, reason: "away", by: "AB", recordedAt };
  const limit = limits.find(([other]) => other === name)![1];
  expect(handlingOf(task, [act], () => limit).snoozedThrough).toBe(addDays(day, held));
});
