import { describe, expect, it } from "vitest";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, obligation, on, status, task } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";

const rulebook = compileRulebook(realProtocols);
const first = course(on("2024-05-27"), 5); // last infusion 2024-05-31; two months end on 2024-07-31
const cd4 = (day: string, value: unknown, more: Readonly<Record<string, unknown>> = {}): Loose =>
  result("cd4", on(day), { value, ...more });
const end = "prophylaxis.antiviral/1/2";
const inPlace = (jurisdiction: string, facts: readonly Loose[], asOf = "2024-09-01") =>
  ask([...first, ...facts], asOf, { rulebook, patient: { jurisdiction } });

// resolutions.md section 2, row antiviral; protocols.md section 4
describe("the end of the antiviral", () => {
  it.each([
    ["0.19", 0.19, {}, "overdue"],
    ["0.20", 0.2, {}, "fulfilled-late"],
    ["0.21", 0.21, {}, "fulfilled-late"],
    ["190 per microlitre", 190, { unit: "/uL" }, "overdue"],
    ["200 per microlitre", 200, { unit: "/uL" }, "fulfilled-late"],
    ["below 0.2", 0.2, { comparator: "<" }, "overdue"],
    ["at most 0.2", 0.2, { comparator: "<=" }, "overdue"],
    ["below 0.5, which may be anything", 0.5, { comparator: "<" }, "overdue"],
    ["above 0.2", 0.2, { comparator: ">" }, "fulfilled-late"],
    ["at least 0.2", 0.2, { comparator: ">=" }, "fulfilled-late"],
    ["above 0.1, which may be too little", 0.1, { comparator: ">" }, "overdue"],
    ["from 0.1 through 0.3", { low: 0.1, high: 0.3 }, {}, "overdue"],
    ["from 0.2 through 0.3", { low: 0.2, high: 0.3 }, {}, "fulfilled-late"],
    ["preliminary", 0.3, { status: "preliminary" }, "overdue"],
    ["clotted", 0.3, { specimen: ["clotted"] }, "overdue"],
  ])("CD4 %s", (_, value, more, expected) => {
    const ends = ["US", "EU"].map((place) => status(inPlace(place, [cd4("2024-08-20", value, more)]), end));
    expect(ends).toEqual([expected, expected]);
  });

  it("a count of a day before the two months are over does not end it, however high: it is repeated", () => {
    expect(status(inPlace("US", [cd4("2024-07-30", 0.5)]), end)).toBe("overdue");
    expect(status(inPlace("US", [cd4("2024-07-31", 0.5)]), end)).toBe("fulfilled");
    expect(status(inPlace("US", [cd4("2024-07-30", 0.5), cd4("2024-08-20", 0.3)]), end)).toBe("fulfilled-late");
  });

  it("a second course begins it anew, whatever the count had been", () => {
    const second = course(on("2025-06-02"), 3); // last infusion 2025-06-04
    const facts = [...second, cd4("2024-08-05", 0.4), cd4("2025-05-20", 0.5)];
    const answer = inPlace("US", facts, "2025-09-01");
    expect(status(answer, end)).toBe("fulfilled");
    expect(status(answer, "prophylaxis.antiviral/2/2")).toBe("overdue");
    expect(obligation(answer, "prophylaxis.antiviral/2/2")!.dueOn).toBe(on("2025-08-04"));
    expect(task(answer, "overdue/prophylaxis.antiviral")).toMatchObject({
      kind: "continue-measure",
      about: "prophylaxis.antiviral/2/2",
    });
  });

  it("a second course before the first measure could end takes its place", () => {
    const soon = course(on("2024-07-15"), 3);
    const answer = inPlace("US", soon, "2024-08-20");
    expect(status(answer, end)).toBe("superseded");
    expect(task(answer, "overdue/prophylaxis.antiviral")?.kind).not.toBe("continue-measure");
  });
});

describe("without a count", () => {
  it.each(["US", "EU", "GB"])(
    "in %s the task to order one stands from the day on which the measure could end",
    (place) => {
      const at = (asOf: string) => task(inPlace(place, [], asOf), "overdue/prophylaxis.antiviral");
      expect(at("2024-07-30")?.kind).not.toBe("continue-measure");
      expect(at("2024-07-31")).toMatchObject({
        kind: "continue-measure",
        about: end,
        role: "nurse",
        openedOn: on("2024-07-31"),
      });
      expect(at("2025-03-01")).toMatchObject({ kind: "continue-measure", openedOn: on("2024-07-31") });
    },
  );

  it("the task goes with a count that reaches the limit, and stays with one that does not", () => {
    const at = (value: number) => task(inPlace("US", [cd4("2024-08-05", value)]), "overdue/prophylaxis.antiviral");
    expect(at(0.199)?.kind).toBe("continue-measure");
    expect(at(0.2)).toBeUndefined();
  });
});
