import {
  analyteByLoinc,
  findAnalyte,
  formatInstant,
  type Instant,
  parseFacts,
  parseInstant,
  readResultText,
  readUnit,
} from "@longwatch/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resultFact } from "../../testing/result-facts.ts";
import { findingsIn } from "../findings.ts";
import type { ResultFact } from "../outcome.ts";
import { readHl7File } from "../read-file.ts";
import { laboratoryProfiles } from "./laboratories.ts";
import { type Delivery, writeOru } from "./oru.ts";
import type { PatientJson } from "./patient.ts";
import { codeMapOf, hl7OptionsOf, type LaboratoryProfile, senderNameOf } from "./profile.ts";
import { sentKey, subIdOf } from "./sub-id.ts";
import { bytesOfMessage } from "./text.ts";

const patient: PatientJson = {
  id: "lw-0001",
  sex: "female",
  bornOn: "1988-05",
  jurisdiction: "EU",
  identifiers: [{ system: "urn:clinic:mrn", value: "M1000" }],
};

type ResultDelivery = Omit<Delivery, "facts"> & { readonly facts: readonly ResultFact[] };

const delivered = (profile: LaboratoryProfile): fc.Arbitrary<ResultDelivery> =>
  fc.record({
    sentAt: fc
      .integer({ min: 1_800_000_000, max: 1_900_000_000 })
      .map((second) => formatInstant((second * 1000 - ((second * 1000) % 86_400_000) + 50_400_000) as Instant)),
    controlId: fc.integer({ min: 1 }).map((number) => `C${number}`),
    order: fc.constantFrom("O-1", "24 | 77", "A^B&C"),
    facts: fc.uniqueArray(resultFact(profile.zone), { minLength: 1, maxLength: 6, selector: keyOf }),
  });

const keyOf = (fact: ResultFact): string => fact.analyte ?? analyteByLoinc(fact.loinc!)!.analyte.key;

const readBack = (message: string, profile: LaboratoryProfile) =>
  readHl7File(bytesOfMessage(message, profile), { ...hl7OptionsOf(profile), codes: codeMapOf(profile) });

const shown = (fact: ResultFact): unknown => {
  const { sent, source, specimen, findings, ...kept } = fact;
  return { ...kept, specimen: specimen?.toSorted(), findings: findings?.toSorted() };
};

/** What `lossesOf` says, as code: the fact that is to come back. */
function carried(fact: ResultFact, { order, sentAt }: ResultDelivery, profile: LaboratoryProfile): ResultFact {
  const analyte = findAnalyte(keyOf(fact))!;
  const isNew = profile.version >= "2.5";
  const preferred =
    profile.loincCodes?.[analyte.key] ?? (analyte.loinc.find((term) => term.preferred) ?? analyte.loinc[0])!.code;
  const loinc = profile.codes === "local" ? undefined : (fact.loinc ?? preferred);
  const code = loinc ?? profile.localCodes?.[analyte.key]?.code ?? analyte.key.toUpperCase();
  const place = { sender: senderNameOf(profile), order, code };
  const isWithdrawn = fact.status === "cancelled" || fact.status === "entered-in-error";
  const { value } = fact;
  const isWord = typeof value === "string" && readResultText(value, analyte).kind === "value";
  const isRead =
    !isWithdrawn &&
    (typeof value === "number" ||
      typeof value === "object" ||
      isWord ||
      (typeof value === "string" && analyte.scale === "text"));
  const says = fact.specimen?.some((remark) => {
    const reading = readResultText(remark, analyte);
    return reading.kind === "not-a-result" && reading.why === remark;
  });
  const isSpoilt = value === undefined && says === true && !isWithdrawn;
  const hasUnit = isRead && typeof value !== "string" && !(typeof value === "object" && "titre" in value);
  const unit = hasUnit ? readUnit(fact.unit!, analyte) : undefined;
  const comments = typeof fact.comments === "string" ? [fact.comments] : (fact.comments ?? []);
  const said = findingsIn([...comments, ...(typeof value === "string" ? [value] : [])]);
  const unsaid = (fact.findings ?? [])
    .filter((one) => !said.includes(one))
    .map((one) => `${one.replaceAll("-", " ")} seen`);
  const notes = [
    ...(profile.comments === "NTE" ? [...comments, ...unsaid] : []),
    ...(isNew ? [] : (fact.specimen ?? []).map((remark) => `Specimen ${remark}`)),
  ];
  const spoken = ["clotted", "haemolysed", "clumped", "insufficient", "contaminated", "mislabelled"];
  const remarks = (fact.specimen ?? []).filter((remark) => isNew || spoken.includes(remark));
  const moment = (text: string | undefined) => {
    const at = text === undefined ? undefined : parseInstant(text)!;
    if (at === undefined || profile.precision === "day") return undefined;
    return formatInstant((profile.precision === "minute" ? at - (at % 60_000) : at) as Instant);
  };
  const { refLow, refHigh, refText } = isRead || isSpoilt ? fact : {};
  return {
    kind: "result-reported",
    collectedOn: fact.collectedOn,
    collectedAt: moment(fact.collectedAt),
    reportedAt: moment(fact.reportedAt),
    messageAt: sentAt,
    analyte: analyte.key,
    loinc,
    value: isWithdrawn ? undefined : value,
    comparator: isRead ? fact.comparator : undefined,
    unit: unit?.kind === "unit" ? unit.unit : undefined,
    status: fact.status ?? "final",
    refLow,
    refHigh,
    refText: refLow === undefined && refHigh === undefined ? refText : undefined,
    specimen: remarks.length === 0 ? undefined : remarks,
    findings: profile.comments === "NTE" ? fact.findings : undefined,
    flag: fact.flag,
    comments: notes.length === 0 ? undefined : notes,
    resultKey: sentKey(place, subIdOf(fact, place)),
    lab: fact.lab ?? profile.name,
  } as ResultFact;
}

const sorted = (facts: readonly unknown[]): readonly unknown[] =>
  facts.map((fact) => JSON.parse(JSON.stringify(fact))).toSorted((a, b) => (a.resultKey < b.resultKey ? -1 : 1));

describe.each(laboratoryProfiles)("$name", (profile) => {
  it("sends what is read as the same facts", () => {
    fc.assert(
      fc.property(delivered(profile), (delivery) => {
        const message = writeOru(patient, delivery, profile);
        if (!message.ok) throw new Error(JSON.stringify(message.issues));
        const outcome = readBack(message.value, profile);
        expect(outcome.patients).toHaveLength(1);
        expect(outcome.patients[0]!.identifiers).toEqual(patient.identifiers);
        expect(sorted(outcome.patients[0]!.facts.map(shown))).toEqual(
          sorted(delivery.facts.map((fact) => shown(carried(fact, delivery, profile)))),
        );
        expect(parseFacts(outcome.patients[0]!.facts).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
