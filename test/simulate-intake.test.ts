import type { FactJson } from "@longwatch/core";
import {
  bytesOfMessage,
  codeMapOf,
  hl7OptionsOf,
  importFiles,
  type LaboratoryProfile,
  laboratoryProfiles,
  writeBundle,
  writeOru,
} from "@longwatch/interop";
import { presetOf, type Simulated, simulatePerson } from "@longwatch/synthetic";
import { describe, expect, it } from "vitest";

const preset = presetOf("real-world")!;
const people = Array.from({ length: 12 }, (_, index) =>
  simulatePerson(preset, { seed: "intake", arm: "alemtuzumab" }, index),
);
const learnedAt = "2040-01-01T00:00:00Z";
const profileOf = new Map(laboratoryProfiles.map((profile) => [profile.name, profile]));

/** What a result says, whoever wrote it down: no ids, keys and moments. */
function said(fact: FactJson): string {
  if (fact.kind !== "result-reported") return fact.kind;
  const { analyte, collectedOn, value, comparator = "", unit = "", status = "final" } = fact;
  const hasValue = status !== "cancelled" && status !== "entered-in-error";
  return JSON.stringify([analyte, collectedOn, hasValue ? [value ?? null, comparator, unit] : null, status]);
}
const distinct = (facts: readonly FactJson[]): readonly string[] => [...new Set(facts.map(said))].toSorted();

function messagesOf({ record, deliveries }: Simulated, profile: LaboratoryProfile): Uint8Array {
  const parts = deliveries
    .filter(({ laboratory }) => laboratory === profile.name)
    .map((delivery) => {
      const message = writeOru(record.patient, delivery, profile);
      if (!message.ok) throw new Error(JSON.stringify(message.issues[0]));
      return bytesOfMessage(message.value, profile);
    });
  return Buffer.concat(parts);
}

describe("what laboratories sent about people who do not exist", () => {
  it.each(laboratoryProfiles.map((profile) => [profile.name, profile] as const))(
    "is read as the same results: %s",
    (name, profile) => {
      let compared = 0;
      for (const person of people) {
        const sent = person.deliveries.filter(({ laboratory }) => laboratory === name).flatMap(({ facts }) => facts);
        if (sent.length === 0) continue;
        const { files } = importFiles([{ name: "stream.hl7", bytes: messagesOf(person, profile) }], {
          recordedAt: learnedAt,
          codeMaps: codeMapOf(profile),
          hl7: hl7OptionsOf(profile),
        });
        const read = files[0]!.patients.flatMap(({ facts }) => facts);
        expect(distinct(read)).toEqual(distinct(sent));
        compared += sent.length;
      }
      expect(compared).toBeGreaterThan(500);
    },
  );

  it("covers every laboratory that anybody goes to", () => {
    const used = new Set(people.flatMap(({ deliveries }) => deliveries.map(({ laboratory }) => laboratory)));
    expect([...used].filter((laboratory) => !profileOf.has(laboratory))).toEqual([]);
  });
});

describe("their records as FHIR bundles", () => {
  it("are read as the results that hold", () => {
    for (const { record } of people.slice(0, 4)) {
      const written = writeBundle(record);
      if (!written.ok) throw new Error(JSON.stringify(written.issues[0]));
      const bytes = Buffer.from(JSON.stringify(written.value.bundle));
      const { files } = importFiles([{ name: "bundle.json", bytes }], { recordedAt: learnedAt });
      const read = files[0]!.patients.flatMap(({ facts }) => facts).filter(({ kind }) => kind === "result-reported");
      const held = new Set(record.facts.map(said));
      expect(read.length).toBeGreaterThan(300);
      expect(distinct(read).filter((one) => !held.has(one))).toEqual([]);
    }
  });
});
