import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { answerAt, lab, said, treatedOn } from "../testing/signals.ts";

const treated = course(on("2025-03-03"), 5);
const rules = (facts: readonly Loose[], asOf: string): readonly string[] =>
  ask([lab("platelets", "2025-02-20", 250), ...treated, ...facts], asOf, { rulebook: realRulebook })
    .signals.signals.map((one) => `${one.rule} ${one.urgency}`)
    .toSorted();

describe("a risk window takes any compatible day", () => {
  it("fever and headache of a month in which the infusions were", () => {
    const told = (month: string) => [said("fever", month), said("headache", month)];
    expect(rules(told("2025-03-04"), "2025-04-10")).toContain("INF-2a IMMEDIATE");
    expect(rules(told("2025-03"), "2025-04-10")).toContain("INF-2a IMMEDIATE");
    expect(rules(told("2025-02"), "2025-04-10")).not.toContain("INF-2a IMMEDIATE");
  });

  const window = (since: string, changes: object) =>
    ({
      kind: "all",
      of: [
        { kind: "symptom", anyOf: ["fever"] },
        { kind: "infusion-window", since, ...changes },
      ],
    }) as Parameters<typeof answerAt>[0];
  const infusions = [treatedOn("2024-01-10"), treatedOn("2024-06-10")];
  it.each([
    ["any-infusion", { fromDay: 0, throughDay: 3 }, "2023-12", "no"],
    ["any-infusion", { fromDay: 0, throughDay: 3 }, "2024-01", "yes"],
    ["any-infusion", { fromDay: 0, throughDay: 3 }, "2024-02", "no"],
    ["any-infusion", { fromDay: 21, throughDay: 22 }, "2024-01", "yes"],
    ["any-infusion", { fromDay: 22, throughDay: 22 }, "2024-01", "no"],
    ["any-infusion", { fromDay: 22, throughDay: 22 }, "2024-02", "yes"],
    ["last-infusion", { fromDay: 140 }, "2024-05", "yes"],
    ["last-infusion", { fromDay: 151 }, "2024-06", "yes"],
    ["last-infusion", { fromDay: 152 }, "2024-06", "no"],
    ["first-infusion", { fromDay: 152, throughDay: 152 }, "2024-06", "yes"],
    ["first-infusion", { fromDay: 0, throughDay: 3 }, "2024-06", "no"],
  ])("%s %j, fever in %s: %s", (since, changes, month, expected) => {
    expect(answerAt(window(since, changes), [...infusions, said("fever", month)], `fever-${month}`)).toBe(expected);
  });

  it("and none that is milder excuses: platelets that fell by 40 per cent some day in May are ITP-5, not only ITP-T", () => {
    const fallen = (day: string) => rules([lab("platelets", "2025-05-01", 149, { collectedOn: day })], "2025-07-01");
    expect(fallen("2025-04-20")).toEqual(["ITP-T 7D"]);
    expect(fallen("2025-05")).toContain("ITP-5 24H");
  });
});
