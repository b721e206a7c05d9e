import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { renderRetreatment } from "../render-retreatment.ts";
import { spanish } from "../spanish.ts";
import { ask } from "../testing/ask.ts";
import { back, person } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { panel } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { english } from "../text/wording.ts";

const today = "2026-06-01";
const course = (first: string): readonly Loose[] =>
  [0, 1, 2, 3, 4].map((n) => ({
    id: `i-${first}-${n}`,
    kind: "infusion-given",
    infusedOn: back(first, 0, -n),
    drug: "alemtuzumab",
    doseMg: 12,
  }));
/** Of somebody without a relapse since the course, which somebody would have to see to first. */
const answerOn = (facts: readonly Loose[], asOf = today, courses = course("2025-03-03")) =>
  ask([...person(asOf).filter(({ kind }) => kind !== "relapse-occurred"), ...courses, ...facts], asOf, {
    rulebook: realRulebook,
    patient: { jurisdiction: "EU", bornOn: "1988-05-14", sex: "male" },
  });
const partOf = (...of: Parameters<typeof answerOn>) =>
  answerOn(...of)
    .retreatment()!
    .parts.find(({ what }) => what === "last-panel")!;
const ago = (days: number): string => back(today, 0, days);
const without = (some: readonly Loose[], ...analytes: readonly string[]): readonly Loose[] =>
  some.filter((one) => !analytes.includes(String(one["analyte"])));
const named = (some: readonly Loose[], name: string | number): readonly Loose[] =>
  some.map((one) => ({ ...one, id: `${one["id"]}-${name}` }));

describe("the last complete panel before a further course", () => {
  it.each<readonly [string, readonly Loose[], string]>([
    ["of 30 days ago: recent enough", panel(ago(30)), "yes"],
    ["of 31 days ago: nobody can tell", panel(ago(31)), "cannot-tell"],
    ["of a year ago", panel(ago(365)), "cannot-tell"],
    ["none", [], "cannot-tell"],
    ["of yesterday, without one part", without(panel(ago(1)), "tsh"), "cannot-tell"],
    [
      "of yesterday, and one part of 31 days ago",
      [...without(panel(ago(1)), "tsh"), ...named(panel(ago(31)), "old")],
      "cannot-tell",
    ],
    ["in pieces, none of them too old", [...without(panel(ago(1)), "tsh"), ...named(panel(ago(30)), "old")], "yes"],
    [
      "spoilt in one part",
      panel(ago(1)).map((one) => (one["analyte"] === "platelets" ? { ...one, specimen: ["clotted"] } : one)),
      "cannot-tell",
    ],
    ["of a month whose first day may be too old", panel("2026-05"), "cannot-tell"],
  ])("%s", (_, facts, outcome) => {
    expect(partOf(facts).outcome).toBe(outcome);
  });

  it("is what is missing on the last day of grace of the monthly tests, when nothing is late yet", () => {
    // The last infusion was on the 7th: tests are due on the 7th of each month, and late from the 15th on.
    const monthly = Array.from({ length: 13 }, (_, n) => named(panel(back("2026-04-07", n)), n));
    const skin: Loose = { id: "skin", kind: "exam-done", doneOn: "2026-03-05", exam: "skin", outcome: "normal" };
    const answer = (more: readonly Loose[]) =>
      answerOn([...monthly.flat(), skin, ...more], "2026-05-14").retreatment()!;
    const said = ({ answer: whole, parts }: ReturnType<typeof answer>) => [
      whole,
      ...parts.map(({ what, outcome, because }) => `${what}: ${outcome}${what === "held" ? because.join() : ""}`),
    ];
    expect(said(answer([]))).toEqual(["cannot-tell", "interval: yes", "candidacy: yes", "last-panel: cannot-tell"]);
    expect(said(answer(named(panel("2026-05-13"), 13)))).toEqual([
      "yes",
      "interval: yes",
      "candidacy: yes",
      "last-panel: yes",
    ]);
  });

  it("is not asked of who has had no course", () => {
    expect(answerOn([], today, []).retreatment()).toBeUndefined();
  });

  it("grows old on a day that is known beforehand", () => {
    const old = course("2014-03-03");
    const facts = panel(ago(10));
    const due = partOf(facts, today, old).untilOn!;
    expect(formatDay(due)).toBe(back(today, 0, -21));
    expect(partOf(facts, back(today, 0, -20), old).outcome).toBe("yes");
    expect(partOf(facts, back(today, 0, -21), old).outcome).toBe("cannot-tell");
    expect(answerOn(facts, back(today, 0, -20), old).nextChangeOn).toBe(due);
  });

  it("says another sentence on a day that is known beforehand, where another part grows old beside one that is missing", () => {
    const old = course("2014-03-03");
    const facts = without(panel(ago(10)), "tsh");
    const said = (day: string): string => JSON.stringify(partOf(facts, day, old).panel!.missing);
    expect(formatDay(partOf(facts, today, old).untilOn!)).toBe(back(today, 0, -21));
    expect(said(back(today, 0, -20))).toBe(said(today));
    expect(said(back(today, 0, -21))).not.toBe(said(today));
  });

  it("says what is missing, and since when", () => {
    const facts = [
      ...without(panel(ago(1)), "tsh", "alt", "ast"),
      ...named(
        panel("2026-04-01").filter((one) => one["analyte"] === "tsh" || one["analyte"] === "alt"),
        "old",
      ),
    ];
    const text = (wording: Parameters<typeof renderRetreatment>[1]) =>
      renderRetreatment(answerOn(facts).retreatment()!, wording).parts.find(({ what }) => what === "last-panel")!.text;
    expect(text(english)).toBe(
      "not tested in the last 30 days: Thyroid-stimulating hormone, Alanine aminotransferase, last on 2026-04-01; Aspartate aminotransferase, no result on file",
    );
    expect(text(spanish({}))).toBe(
      "sin analizar en los últimos 30 días: TSH (tirotropina), Alanina aminotransferasa (ALT), última vez el 2026-04-01; Aspartato aminotransferasa (AST), sin ningún resultado",
    );
  });
});
