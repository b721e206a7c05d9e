import { describe, expect, it } from "vitest";
import { explainSignal } from "./explain-signal.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, result } from "./testing/panel.ts";
import { realRulebook } from "./testing/rulebook.ts";

const given = [result("platelets", on("2025-02-20"), { value: 250 }), ...course(on("2025-03-03"), 5)];
const lab = (day: string, value: number, changes = {}): Loose =>
  result("platelets", on(day), { id: `p-${day}`, value, recordedAt: `${day}T09:00:00Z`, ...changes });
const retracted: Loose = {
  kind: "fact-retracted",
  fact: "p-2026-02-10",
  reason: "wrong patient",
  by: "AB",
  recordedAt: "2026-02-11T12:00:00Z",
};
const person = expect.stringContaining("Only a named person");
const repeat = expect.stringContaining("It closes with a valid repeat");

/** What is said about closing, and whether a normal repeat a month later does close it. */
function closing(facts: readonly Loose[], asOf = "2026-02-20") {
  const asked = ask([...given, ...facts], asOf, { rulebook: realRulebook });
  const { key } = asked.signals.signals.find(({ signal }) => signal === "ITP")!;
  const after = ask([...given, ...facts, lab("2026-03-20", 250)], "2026-03-20", { rulebook: realRulebook });
  const { state } = after.signals.signals.find((one) => one.key === key)!;
  return [explainSignal(asked, key)!.closes, state];
}

describe("what is said about closing is what closes it", () => {
  it.each([
    ["a mild fall", [lab("2026-02-12", 170)], [repeat, "resolved"]],
    ["an urgent one", [lab("2026-02-12", 90)], [person, "open"]],
    ["a mild one after an urgent one", [lab("2026-02-10", 20), lab("2026-02-12", 170)], [person, "open"]],
    [
      "a mild one after an urgent one that was taken back",
      [lab("2026-02-10", 20), retracted, lab("2026-02-12", 170)],
      [person, "open"],
    ],
    ["a mild one that was taken back", [lab("2026-02-10", 170), retracted], [person, "basis-withdrawn"]],
  ])("%s", (_, facts, expected) => {
    expect(closing(facts)).toEqual(expected);
  });
});
