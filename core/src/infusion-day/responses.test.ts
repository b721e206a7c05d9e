import { describe, expect, it } from "vitest";
import { leavesOf } from "../protocol/criterion.ts";
import { ask } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";
import { readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { chairSymptoms } from "./chair-symptoms.ts";
import { infusionDayOf } from "./infusion-day.ts";
import { renderInfusionDay } from "./render-infusion-day.ts";
import { responseTo } from "./responses.ts";

const found = infusionDayOf(
  ask(readyFacts({}), today, { rulebook: realRulebook, patient: { jurisdiction: "EU", bornOn: "1990-05-01" } }),
)!;
const day = renderInfusionDay(found);

describe("what follows a reaction: by symptom or by grade, the stricter", () => {
  it.each<[symptom: string, grade: number | undefined, effect: string | undefined]>([
    ["rash", undefined, undefined],
    ["rash", 1, "go-on"],
    ["rash", 2, "pause"],
    ["rash", 3, "stop-today"],
    ["rash", 4, "stop-for-good"],
    ["rash", 5, "stop-for-good"],
    ["headache-during-infusion", undefined, "stop-today"],
    ["headache-during-infusion", 1, "stop-today"],
    ["headache-during-infusion", 2, "stop-today"],
    ["headache-during-infusion", 4, "stop-for-good"],
    ["sudden-breathlessness", 1, "stop-today"],
    ["chest-pain", undefined, "stop-for-good"],
    ["chest-pain", 1, "stop-for-good"],
    ["neck-or-face-pain", 1, "stop-for-good"],
    ["stroke-signs", 1, "stop-for-good"],
    ["stroke-signs", 3, "stop-for-good"],
    ["lip-or-tongue-swelling", 1, "stop-for-good"],
    ["irregular-pulse", 1, "pause"],
    ["rigors", 1, "pause"],
    ["itching", 1, "go-on"],
    ["something-else", 2, "pause"],
  ])("%s of grade %s: %s", (symptom, grade, effect) => {
    expect(responseTo(day, symptom, grade)?.effect).toBe(effect);
  });

  it("says only what the stricter says, and both where they agree", () => {
    expect(responseTo(day, "stroke-signs", 1)!.says).toEqual([expect.stringMatching(/^May be a stroke/)]);
    expect(responseTo(day, "stroke-signs", 4)!.says).toEqual([
      expect.stringMatching(/^May be a stroke/),
      expect.stringMatching(/^Life-threatening/),
    ]);
    expect(responseTo(day, "headache-during-infusion", 4)!.says).toEqual([expect.stringMatching(/^Life-threatening/)]);
  });
});

describe("what can be entered at the chair", () => {
  const groups = found.rules.symptoms;
  const heard = new Set(
    realProtocols
      .flatMap(({ signals = [] }) => signals)
      .flatMap(({ when }) => leavesOf(when).flatMap(({ leaf }) => (leaf.kind === "symptom" ? leaf.anyOf : []))),
  );
  it.each(chairSymptoms)("%s is heard by a rule, or it is said why not", (symptom) => {
    const group = groups.find(({ symptoms }) => symptoms.includes(symptom));
    expect(group, "stands in no group of the policy").toBeDefined();
    expect(heard.has(symptom)).toBe(group!.unheard === undefined);
  });

  it("what stops an infusion raises an IMMEDIATE signal that holds the next", () => {
    const stopping = groups.filter(({ effect }) => effect === "stop-today" || effect === "stop-for-good");
    for (const symptom of stopping.flatMap(({ symptoms }) => symptoms)) {
      const given: Loose = { id: "i", kind: "infusion-given", infusedOn: today, drug: "alemtuzumab", doseMg: 12 };
      const observedAt = `${today}T10:00:00Z`;
      const seen: Loose = { id: "r", kind: "reaction-observed", observedAt, symptom, grade: 1 };
      const { signals } = ask(readyFacts({ add: [given, seen] }), today, {
        rulebook: realRulebook,
        patient: { jurisdiction: "EU", bornOn: "1990-05-01" },
      });
      const raised = signals.signals.filter(({ urgency }) => urgency === "IMMEDIATE");
      expect(raised.length, symptom).toBeGreaterThan(0);
    }
  });
});
