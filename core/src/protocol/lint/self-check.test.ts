import { describe, expect, it } from "vitest";
import { protocolSample } from "../../testing/protocol-sample.ts";
import { realProtocols } from "../../testing/protocols.ts";
import { signalRuleFile } from "../../testing/signals.ts";
import type { Protocol } from "../protocol.ts";
import type { SelfCheck } from "../self-check.ts";
import { checkSelfCheck, checkSymptoms } from "./self-check.ts";

const both = (text: string) => ({ en: text, es: text });
const question = (number: number, symptom: string, changes: object = {}): SelfCheck["questions"][number] => ({
  number,
  symptom,
  group: "all",
  asks: both("Well?"),
  ifYes: both("A test."),
  basis: "P",
  confidence: "K2",
  sources: [{ ref: "S1" }],
  ...changes,
});
const call = { says: both("Call {number}."), number: both("a number") };
const small = (changes: Partial<SelfCheck> = {}): SelfCheck => ({
  emergency: call,
  crisis: call,
  groups: [{ id: "all", name: both("All") }],
  questions: [question(1, "fever")],
  seenByClinician: [],
  ...changes,
});
const listens = (...anyOf: string[]) => signalRuleFile({ kind: "symptom", anyOf });
const rules = protocolSample({ signals: [listens("fever", "rigors")] });
const context = (...policies: Protocol[]) => ({ references: new Set(["S1"]), policies, names: new Set<string>() });
const problems = (selfCheck: SelfCheck, beside: Protocol = protocolSample({ signals: [listens("fever")] })) =>
  checkSelfCheck(protocolSample({ selfCheck }), context(beside)).map(({ code, at }) => `${code} ${at}`);
const rigors = { symptom: "rigors", asks: both("Do you shake?") };

describe("a self-check", () => {
  it("is sound where each answer leads somewhere", () => {
    expect(problems(small())).toEqual([]);
    expect(problems(small({ questions: [question(1, "fever", { followUps: [rigors] })] }), rules)).toEqual([]);
    expect(problems(small({ seenByClinician: [{ symptom: "rigors", says: "Seen." }] }), rules)).toEqual([]);
  });

  it.each<[string, SelfCheck, readonly string[]]>([
    [
      "a number twice",
      small({ questions: [question(1, "fever"), question(1, "rigors")] }),
      ["protocol-rule-duplicate /selfCheck/questions/1/number"],
    ],
    [
      "a key twice",
      small({ questions: [question(1, "fever", { followUps: [rigors] }), question(2, "rigors")] }),
      ["protocol-rule-duplicate /selfCheck/questions/0/followUps/0/symptom"],
    ],
    [
      "a key twice, once of a clinician",
      small({ seenByClinician: [{ symptom: "fever", says: "Seen." }] }),
      ["protocol-rule-duplicate /selfCheck/seenByClinician/0/symptom"],
    ],
    [
      "a screen that is not there, and one without a question",
      small({ questions: [question(1, "fever", { group: "none" })] }),
      ["protocol-reference-unknown /selfCheck/questions/0/group", "protocol-rule-unreachable /selfCheck/groups/0/id"],
    ],
    [
      "asking also for what nobody asks",
      small({ questions: [question(1, "fever", { alsoAsk: ["thirst"] })] }),
      ["protocol-reference-unknown /selfCheck/questions/0/alsoAsk/0"],
    ],
    [
      "asking also for itself",
      small({ questions: [question(1, "fever", { alsoAsk: ["fever"] })] }),
      ["protocol-reference-unknown /selfCheck/questions/0/alsoAsk/0"],
    ],
    [
      "an answer that leads nowhere",
      small({ questions: [question(1, "fever"), question(2, "thirst")] }),
      ["protocol-rule-unreachable /selfCheck/questions/1/symptom"],
    ],
    [
      "an answer that says it raises nothing although a rule listens",
      small({ questions: [question(1, "fever", { withoutSignal: { is: "new-medicine", says: "Ask." } })] }),
      ["protocol-rule-contradiction /selfCheck/questions/0/symptom"],
    ],
    [
      "an emergency text without a place for the number",
      small({ emergency: { ...call, says: { en: "Call.", es: "Llame al {number}." } } }),
      ["value-not-allowed /selfCheck/emergency/says/en"],
    ],
    [
      "what is not a question",
      small({ questions: [question(1, "fever", { asks: { en: "Well?", es: "Bien." } })] }),
      ["value-not-allowed /selfCheck/questions/0/asks/es"],
    ],
  ])("%s", (_, selfCheck, expected) => {
    expect(problems(selfCheck, rules)).toEqual(expected);
  });
});

describe("a rule that listens to a symptom", () => {
  const check = (rule: Protocol, ...policies: Protocol[]) => checkSymptoms(rule, context(...policies));

  it("needs a question for it, and is told the nearest key", () => {
    const asked = protocolSample({ selfCheck: small() });
    expect(check(protocolSample({ signals: [listens("fever")] }), asked)).toEqual([]);
    expect(check(protocolSample({ signals: [listens("fever", "fevre")] }), asked)).toMatchObject([
      {
        code: "protocol-reference-unknown",
        at: "/signals/0/when/anyOf/1",
        remedy: expect.stringContaining('Did you mean "fever"?'),
      },
    ]);
  });

  it("may bring the question itself; and where nobody asks anything, nothing is held against it", () => {
    expect(
      check({ ...rules, selfCheck: small({ questions: [question(1, "fever", { followUps: [rigors] })] }) }),
    ).toEqual([]);
    expect(check(rules)).toEqual([]);
  });
});

it("the shipped self-check and rules know the same symptoms", () => {
  const policies = realProtocols.filter(
    ({ layer, jurisdiction }) => layer === "local-policy" && jurisdiction === "any",
  );
  expect(policies.filter(({ selfCheck }) => selfCheck !== undefined)).toHaveLength(1);
  expect(
    policies.flatMap((one) => [
      ...checkSymptoms(one, context(...policies)),
      ...checkSelfCheck(one, context(...policies)),
    ]),
  ).toEqual([]);
});
