import { describe, expect, test } from "vitest";
import type { Resource } from "../write/element.ts";
import { conditionOf } from "./match.ts";
import { servedType } from "./types.ts";

const base = "https://server.example/fhir";
const observation: Resource = {
  resourceType: "Observation",
  id: "p.1",
  meta: { lastUpdated: "2026-03-01T10:00:00Z" },
  identifier: [{ system: "urn:lab", value: "A|1" }, { value: "bare" }],
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "777-3", display: "Platelets" }], text: "Thrombozyten" },
  subject: { reference: "Patient/p" },
  effectiveDateTime: "2026-02-28T23:30:00-05:00",
  valueQuantity: { value: 62, unit: "10*9/L", system: "http://unitsofmeasure.org", code: "10*9/L" },
};

const holds = (asked: string, resource: Resource = observation): boolean | string => {
  const [, name = "", modifier, value = ""] = /^([\w-]+)(?::([\w]+))?=(.*)$/s.exec(asked) ?? [];
  const parameter = servedType(resource.resourceType)!.parameters.find((one) => one.name === name)!;
  const condition = conditionOf(parameter, modifier, value, base);
  return "why" in condition ? condition.why : condition.holds(resource);
};

describe("a token", () => {
  test.each([
    ["code=777-3", true],
    ["code=http://loinc.org|777-3", true],
    ["code=http://loinc.org|", true],
    ["code=http://snomed.info/sct|777-3", false],
    ["code=|777-3", false],
    ["code=718-7,777-3", true],
    ["code:not=718-7", true],
    ["code:not=718-7,777-3", false],
    ["code:text=throm", true],
    ["code:text=plate", true],
    ["code:missing=false", true],
    ["code:missing=true", false],
    ["code:missing=maybe", "value"],
    ["code:above=777-3", "modifier"],
    ["code=", "value"],
    ["identifier=|bare", true],
    ["identifier=urn:lab|bare", false],
    ["status=final", true],
    ["status=Final", false],
  ])("%s", (asked, expected) => expect(holds(asked)).toBe(expected));
});

describe("a day means the day as it was written, a moment the moment", () => {
  test.each([
    ["date=2026-02-28", true],
    ["date=2026-03-01", false],
    ["date=2026-02", true],
    ["date=2026", true],
    ["date=2026-03-01T04:30:00Z", true],
    ["date=2026-03-01T05:30:00%2B01:00".replace("%2B", "+"), true],
    ["date=2026-03-01T04:30:00", true],
    ["date=2026-03-01T04:31Z", false],
    ["date=ge2026-02-28", true],
    ["date=gt2026-02-28", false],
    ["date=gt2026-02-27", true],
    ["date=le2026-02-28", true],
    ["date=lt2026-02-28", false],
    ["date=ne2026-02-28", false],
    ["date=ne2026-02-27", true],
    ["date=sa2026-02-27", true],
    ["date=sa2026-02-28", false],
    ["date=eb2026-03-01", true],
    ["date=eb2026-02-28", false],
    ["date=ap2026-02-28", "value"],
    ["date=2026-02-30", "value"],
    ["date=2026-02-27,2026-02-28", true],
    ["_lastUpdated=ge2026-03-01T10:00:00Z", true],
    ["_lastUpdated=gt2026-03-01T10:00:00Z", false],
  ])("%s", (asked, expected) => expect(holds(asked)).toBe(expected));
});

describe("a period", () => {
  const flag = (period: object): Resource => ({ resourceType: "Flag", id: "p.2", period });
  test.each([
    ["date=2026-01", { start: "2026-01-03", end: "2026-01-20" }, true],
    ["date=2026-01", { start: "2026-01-03" }, false],
    ["date=ge2026-06", { start: "2026-01-03" }, true],
    ["date=gt2026-06", { start: "2026-01-03", end: "2026-05-01" }, false],
    ["date=lt2026-06", { end: "2026-07-01" }, true],
    ["date=2026-01", {}, false],
  ])("%s in %j", (asked, period, expected) => expect(holds(asked, flag(period))).toBe(expected));
});

describe("a reference is an id, a type and id, or an address of this server", () => {
  test.each([
    ["subject=p", true],
    ["subject=Patient/p", true],
    ["subject=https://server.example/fhir/Patient/p", true],
    ["subject=https://elsewhere.example/fhir/Patient/p", false],
    ["subject=Patient/q", false],
    ["subject:Patient=p", true],
    ["subject:Device=p", "modifier"],
    ["patient=q,p", true],
  ])("%s", (asked, expected) => expect(holds(asked)).toBe(expected));
});

describe("a quantity", () => {
  test.each([
    ["value-quantity=62", true],
    ["value-quantity=62.4", false],
    ["value-quantity=lt100", true],
    ["value-quantity=gt100", false],
    ["value-quantity=le62|http://unitsofmeasure.org|10*9/L", true],
    ["value-quantity=62||10*9/L", true],
    ["value-quantity=62||g/L", false],
    ["value-quantity=many", "value"],
  ])("%s", (asked, expected) => expect(holds(asked)).toBe(expected));
});

describe("a text", () => {
  const person: Resource = { resourceType: "Patient", id: "p", name: [{ family: "Moréau", given: ["Nina", "Åse"] }] };
  test.each([
    ["name=more", true],
    ["name=nin", true],
    ["name=ase", true],
    ["family=nina", false],
    ["name:contains=rea", true],
    ["name:exact=Moréau", true],
    ["name:exact=moréau", false],
    ["name=eau", false],
  ])("%s", (asked, expected) => expect(holds(asked, person)).toBe(expected));
});

describe("a person without a name", () => {
  const nobody: Resource = {
    resourceType: "Patient",
    id: "p",
    name: [
      { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] },
    ],
  };
  test.each(["name=unknown", "name=http", "name:contains=absent", "name:exact=unknown"])(
    "is not found by %s",
    (asked) => {
      expect(holds(asked, nobody)).toBe(false);
    },
  );
});
