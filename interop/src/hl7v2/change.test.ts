import { expect, test } from "vitest";
import { importMessage } from "../import-message.ts";

const saidAt = (sent: string, event: string) =>
  importMessage(
    "m",
    Buffer.from(
      [`MSH|^~\\&|ADT|HOSP|||${sent}||ADT^A08|1|P|2.5.1`, `EVN|A08|${event}`, "PID|1||M1^^^CLINIC||BERG"].join("\r"),
    ),
    { recordedAt: "2026-04-08T09:00:00Z" },
  ).changes.map((change) => change.saidAt);

test.each([
  ["when it was so, to the second", "20260408120000", "20260408093011", "20260408093011"],
  ["without fractions and offset", "20260408120000", "20260408093011.25+0200", "20260408093011"],
  ["only the day", "20260408120000", "20260408", "20260408"],
  ["when it was sent, where the event has no time", "20260408120000", "", "20260408120000"],
  ["when it was sent, where the event's is none", "20260408120000", "yesterday", "20260408120000"],
  ["nothing, where nobody says", "", "", ""],
])("a change is dated %s", (_, sent, event, said) => {
  expect(saidAt(sent, event)).toEqual([said]);
});
