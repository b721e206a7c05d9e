import { describe, expect, it, test } from "vitest";
import { type CheckDigit, parseIdentifierRules, readIdentifier, shippedIdentifierRules } from "./identifier-rules.ts";

const read = (system: string, value: string) => {
  const { lookups, isWrong } = readIdentifier({ system, value }, shippedIdentifierRules);
  return isWrong ? "wrong" : lookups.map((one) => `${one.system} ${one.value}`);
};

describe("the NHS number", () => {
  test.each([
    ["9434765919", true],
    ["943 476 5919", true],
    ["943-476-5919", true],
    ["9434765918", false],
    ["9434756919", false],
    ["943476591", false],
    ["94347659190", false],
    ["ABCDEFGHIJ", false],
    // The sum leaves ten: no such number is given.
    ["1234567890", false],
  ])("%s: %s", (value, isRight) => expect(read("NHS", value) !== "wrong").toBe(isRight));

  it("is looked for under each name of its authority, as sent and without blanks", () => {
    expect(read("urn:oid:2.16.840.1.113883.2.1.4.1", "943 476 5919")).toEqual(
      expect.arrayContaining(["https://fhir.nhs.uk/Id/nhs-number 9434765919", "NHS 943 476 5919", "NHS 9434765919"]),
    );
  });
});

it("takes a number of an authority without a rule as it is", () => {
  expect(read("HOSP", "00-12 x")).toEqual(["HOSP 00-12 x"]);
});

describe("check digits", () => {
  test.each([
    ["mod-11", "013706", true],
    ["mod-11", "013705", false],
    ["mod-11", "0306406152", true],
    ["mod-11", "080442957X", true],
    ["mod-11", "0804429570", false],
    ["luhn", "79927398713", true],
    ["luhn", "79927398710", false],
    ["none", "anything", true],
  ] as const)("%s of %s: %s", (check: CheckDigit, value, isRight) => {
    expect(readIdentifier({ system: "A", value }, [{ system: "A", check }]).isWrong).toBe(!isRight);
  });
});

describe("a clinic's own rules", () => {
  it("are read", () => {
    const rules = { systems: [{ system: "HOSP", pattern: "[A-Z]\\d{6}", check: "none", aliases: ["HOSPITAL"] }] };
    expect(parseIdentifierRules(rules)).toEqual({ ok: true, value: rules.systems });
  });
  test.each([
    [{}, ["/systems"]],
    [{ systems: ["HOSP"] }, ["/systems/0"]],
    [
      { systems: [{ aliases: [1], pattern: "(a+)+", check: "best", other: 1 }] },
      ["/systems/0/system", "/systems/0/aliases", "/systems/0/pattern", "/systems/0/check", "/systems/0/other"],
    ],
    [{ systems: [{ system: "A", pattern: "[" }] }, ["/systems/0/pattern"]],
  ])("%j", (input, places) => {
    const read = parseIdentifierRules(input);
    expect(read.ok ? [] : read.issues.map(({ at }) => at)).toEqual(places);
  });
});
