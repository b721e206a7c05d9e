import { describe, expect, it } from "vitest";
import { realProtocols } from "../../testing/protocols.ts";
import type { Escalation, EscalationRung } from "../escalation.ts";
import type { Protocol } from "../protocol.ts";
import type { LintContext } from "./check.ts";
import { checkEscalation } from "./escalation.ts";

const real = realProtocols.find(({ protocol }) => protocol === "default-escalation")!;
const escalation = real.escalation!;
const context: LintContext = { references: new Set(), names: new Set(), policies: [] };

const found = (change: (rungs: readonly EscalationRung[]) => readonly EscalationRung[]): readonly string[] => {
  const day = escalation.ladders["24H"];
  const changed: Escalation = {
    ...escalation,
    ladders: { ...escalation.ladders, "24H": { ...day, rungs: [...change(day.rungs)] } },
  };
  return checkEscalation({ ...real, escalation: changed } as Protocol, context).map(({ code, at }) => `${code} ${at}`);
};
const at = "/escalation/ladders/24H/rungs";

describe("a ladder", () => {
  it.each<[string, (rungs: readonly EscalationRung[]) => readonly EscalationRung[], readonly string[]]>([
    ["as it is", (rungs) => rungs, []],
    ["with a rung twice", (rungs) => [...rungs, rungs[2]!], [`protocol-rule-duplicate ${at}/3/id`]],
    ["that begins later", (rungs) => rungs.slice(1), [`value-not-allowed ${at}/0`]],
    [
      "that ends with the nurses",
      (rungs) => [rungs[0]!, { ...rungs[1]!, to: ["nurse"] }],
      [`value-not-allowed ${at}/1/to`],
    ],
    [
      "whose end only some tests reach",
      (rungs) => [rungs[0]!, { ...rungs[1]!, whenStep: ["call"] }],
      [`value-not-allowed ${at}/1/to`],
    ],
  ])("%s", (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });
});
