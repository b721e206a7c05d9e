import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asWhole, bytesOf, factsOf, observation, readResource } from "../testing/fhir.ts";
import { readFhirFile } from "./read-file.ts";
import { readXml } from "./xml.ts";

const inXml = `<?xml version="1.0" encoding="UTF-8"?>
<Observation xmlns="http://hl7.org/fhir">
  <id value="o1"/>
  <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Some <b>words</b></div></text>
  <status value="final"/>
  <code><coding><system value="http://loinc.org"/><code value="777-3"/><display value="Platelets"/></coding></code>
  <subject><reference value="Patient/p1"/></subject>
  <effectiveDateTime value="2025-03-01T08:30:00+01:00"/>
  <valueQuantity>
    <value value="212"/><unit value="10*9/L"/><system value="http://unitsofmeasure.org"/><code value="10*9/L"/>
  </valueQuantity>
</Observation>`;

describe("FHIR in XML", () => {
  test("gives the fact that the same resource gives in JSON", () => {
    const outcome = asWhole(readFhirFile(bytesOf(inXml)));
    expect(outcome).toEqual(readResource(observation()));
    expect(factsOf(outcome)).toHaveLength(1);
  });

  test("may use a prefix, character references and comments", () => {
    const prefixed = inXml
      .replace('xmlns="http://hl7.org/fhir"', 'xmlns:f="http://hl7.org/fhir"')
      .replace(/<(\/?)(?!\?|div|b>)([A-Za-z])/g, "<$1f:$2")
      .replace('"10*9/L"/>', '"10&#x2A;9/L"/><!-- a comment -->');
    expect(asWhole(readFhirFile(bytesOf(prefixed)))).toEqual(readResource(observation()));
  });

  test("reads bundles, contained resources and repeated elements", () => {
    const bundle = `<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource>${inXml
      .replace(/<\?xml.*\?>/, "")
      .replace('<subject><reference value="Patient/p1"/></subject>', '<subject><reference value="#p"/></subject>')
      .replace(
        '<status value="final"/>',
        '<contained><Patient><id value="p"/><identifier><system value="urn:a"/><value value="1"/></identifier><identifier><system value="urn:b"/><value value="2"/></identifier></Patient></contained><status value="final"/>',
      )}</resource></entry></Bundle>`;
    const [one] = readFhirFile(bytesOf(bundle)).patients;
    expect(one?.identifiers).toEqual([
      { system: "urn:a", value: "1" },
      { system: "urn:b", value: "2" },
    ]);
    expect(one?.facts).toHaveLength(1);
  });

  test.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><Observation xmlns="http://hl7.org/fhir"/>', "a document type declaration"],
    ['<Observation xmlns="http://hl7.org/fhir"><code></Observation>', "no well-formed XML"],
    ["<html><body/></html>", "XML that is not FHIR"],
  ])("%s is refused", (text, saw) => {
    const reading = readXml(text);
    expect(reading.ok ? undefined : reading.fault.saw).toBe(saw);
  });

  test("two elements where FHIR has one make the resource invalid", () => {
    const twice = inXml.replace('<status value="final"/>', '<status value="final"/><status value="cancelled"/>');
    const outcome = readFhirFile(bytesOf(twice));
    expect(factsOf(outcome)).toEqual([]);
    expect(outcome.issues.map(({ code, at }) => [code, at])).toEqual([["resource-invalid", "Observation.status"]]);
  });

  test("random XML never throws", () => {
    const name = fc.constantFrom(
      "Observation",
      "Bundle",
      "entry",
      "resource",
      "code",
      "coding",
      "valueQuantity",
      "contained",
      "__proto__",
      "constructor",
    );
    const tagged = (inner: fc.Arbitrary<readonly string[]>) =>
      fc
        .tuple(name, fc.option(fc.string({ maxLength: 5 })), inner)
        .map(
          ([tag, value, all]) =>
            `<${tag}${value === null ? "" : ` value="${value.replace(/[<&"]/g, "")}"`}>${all.join("")}</${tag}>`,
        );
    const leaf = tagged(fc.constant([]));
    const element = tagged(
      fc.array(tagged(fc.array(tagged(fc.array(leaf, { maxLength: 2 })), { maxLength: 2 })), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(element, (text) => {
        readFhirFile(bytesOf(text.replace(/^<(\w+)/, '<$1 xmlns="http://hl7.org/fhir"')));
      }),
    );
  });
});
