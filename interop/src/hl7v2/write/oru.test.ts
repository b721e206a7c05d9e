import type { FactJson, RecordJson } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { importFiles } from "../../import.ts";
import { readHl7File } from "../read-file.ts";
import { writeBatch } from "./batch.ts";
import { laboratoryProfiles } from "./laboratories.ts";
import { type Delivery, writeOru } from "./oru.ts";
import { codeMapOf, hl7OptionsOf, type LaboratoryProfile } from "./profile.ts";
import { sentKey } from "./sub-id.ts";
import { bytesOfMessage } from "./text.ts";

const [nordhafen, castellar, prairie, tamsin] = laboratoryProfiles as readonly [
  LaboratoryProfile,
  LaboratoryProfile,
  LaboratoryProfile,
  LaboratoryProfile,
];
const patient: RecordJson["patient"] = { id: "lw-0001", sex: "female", jurisdiction: "EU" };
const platelets = (changes: Partial<FactJson> = {}) =>
  ({
    kind: "result-reported",
    collectedOn: "2024-04-02",
    analyte: "platelets",
    value: 212,
    unit: "10*9/L",
    ...changes,
  }) as FactJson;
const delivery = (facts: readonly FactJson[], changes: Partial<Delivery> = {}): Delivery => ({
  sentAt: "2024-04-02T14:00:00Z",
  controlId: "C1",
  order: "A-1",
  facts,
  ...changes,
});
const written = (one: Delivery, profile: LaboratoryProfile): string => {
  const message = writeOru(patient, one, profile);
  if (!message.ok) throw new Error(JSON.stringify(message.issues));
  return message.value;
};
const read = (text: string, profile: LaboratoryProfile) =>
  readHl7File(bytesOfMessage(text, profile), { ...hl7OptionsOf(profile), codes: codeMapOf(profile) });
const factsIn = (text: string, profile: LaboratoryProfile) =>
  read(text, profile).patients.flatMap(({ facts }) => facts);
const imported = (texts: readonly string[], profile: LaboratoryProfile) =>
  importFiles(
    texts.map((text, index) => ({ name: `${index}.hl7`, bytes: bytesOfMessage(text, profile) })),
    { recordedAt: "2024-04-03T00:00:00Z", codeMaps: codeMapOf(profile), hl7: hl7OptionsOf(profile) },
  ).files.flatMap(({ patients }) => patients.flatMap(({ facts }) => facts));

describe("what is sent twice", () => {
  it.each(laboratoryProfiles)("is read once: $name", (profile) => {
    const message = written(delivery([platelets(), platelets({ analyte: "wbc", value: 5.1 })]), profile);
    expect(factsIn(message + message, profile)).toHaveLength(2);
    expect(imported([message, message], profile)).toHaveLength(2);
    const again = written(delivery([platelets()], { controlId: "C2" }), profile);
    expect(imported([message, again], profile)).toHaveLength(2);
  });
});

describe("states of one result", () => {
  it.each(laboratoryProfiles)("have one key in all deliveries: $name", (profile) => {
    const states = (["preliminary", "final", "corrected", "cancelled", "entered-in-error"] as const).map((status) =>
      written(delivery([platelets({ status, resultKey: "r-1" })], { controlId: status }), profile),
    );
    const other = written(delivery([platelets({ resultKey: "r-2" })], { controlId: "other" }), profile);
    const keys = [...states, other].map((text) => factsIn(text, profile)[0]!.resultKey);
    expect(new Set(keys).size).toBe(2);
    expect(keys[5]).not.toBe(keys[0]);
  });

  it("keep a key that the laboratory itself gave", () => {
    const place = { sender: "NORDLIS/Nordhafen University Laboratory", order: "A-1", code: "777-3" };
    for (const key of [sentKey(place), sentKey(place, "2")]) {
      const [fact] = factsIn(written(delivery([platelets({ resultKey: key })]), nordhafen), nordhafen);
      expect(fact!.resultKey).toBe(key);
    }
  });

  it("are not confused with the second row of a code", () => {
    const second = sentKey({ sender: "NORDLIS/Nordhafen University Laboratory", order: "A-1", code: "777-3" }, "", 2);
    const [fact] = factsIn(written(delivery([platelets({ resultKey: second })]), nordhafen), nordhafen);
    expect(fact!.resultKey).toMatch(/\|[0-9a-f]{12}\|1$/);
  });
});

describe("a fact that no message can carry", () => {
  it.each<[string, Partial<FactJson>, string]>([
    ["another kind", { kind: "vaccine-given" } as never, "/facts/0/kind"],
    ["no analyte of the catalogue", { analyte: "unobtainium" } as never, "/facts/0/analyte"],
    ["an approximate day", { approximate: true }, "/facts/0/approximate"],
    ["no day", { collectedOn: undefined } as never, "/facts/0/collectedOn"],
    ["a moment of another day", { collectedAt: "2024-04-09T08:00:00Z" } as never, "/facts/0/collectedAt"],
    ["a release that is no moment", { reportedAt: "2024-04-02" } as never, "/facts/0/reportedAt"],
    ["no unit", { unit: undefined } as never, "/facts/0/unit"],
    ["a unit of something else", { unit: "mmol/L" } as never, "/facts/0/unit"],
    ["no value", { value: undefined } as never, "/facts/0/value"],
    ["a text that is a number", { value: "212" } as never, "/facts/0/value"],
    ["a text that is a remark", { value: "haemolysed" } as never, "/facts/0/value"],
    ["a result to come", { value: "pending" } as never, "/facts/0/value"],
    ["a reversed interval", { value: { low: 9, high: 1 } } as never, "/facts/0/value"],
    ["a compared interval", { value: { low: 1, high: 9 }, comparator: "<" } as never, "/facts/0/value"],
    ["a compared word", { value: "positive", comparator: "<" } as never, "/facts/0/value"],
    ["half a titre", { value: { titre: 1.5 } } as never, "/facts/0/value"],
    ["a number for a word", { analyte: "urine_nitrite", value: 1 } as never, "/facts/0/value"],
  ])("%s", (_name, changes, at) => {
    const message = writeOru(patient, delivery([platelets(changes)]), nordhafen);
    expect(message.ok ? [] : message.issues.map((issue) => issue.at)).toEqual([at]);
  });

  it("keeps the others from being sent without it, and all are named", () => {
    const message = writeOru(
      patient,
      delivery([platelets(), platelets({ approximate: true })], { sentAt: "now", order: " ", controlId: "" }),
      nordhafen,
    );
    expect(message.ok ? [] : message.issues.map(({ at }) => at)).toEqual([
      "/sentAt",
      "/order",
      "/controlId",
      "/facts/1/approximate",
    ]);
    expect(writeOru(patient, delivery([]), nordhafen).ok).toBe(false);
  });

  it("has no remark that an old version could say", () => {
    const lipaemic = platelets({ value: undefined, unit: undefined, specimen: ["lipaemic"] } as never);
    expect(writeOru(patient, delivery([lipaemic]), nordhafen).ok).toBe(true);
    expect(writeOru(patient, delivery([lipaemic]), castellar).ok).toBe(false);
  });
});

describe("times", () => {
  const evening = platelets({ collectedAt: "2024-07-02T22:30:15Z", collectedOn: "2024-07-02" } as never);

  it("are written in the laboratory's zone, and so that the date stays the date", () => {
    expect(written(delivery([platelets({ collectedAt: "2024-04-02T06:05:04Z" } as never)]), nordhafen)).toContain(
      "|20240402080504+0200|",
    );
    expect(written(delivery([evening]), nordhafen)).toContain("|20240702223015+0000|");
    expect(factsIn(written(delivery([evening]), nordhafen), nordhafen)).toMatchObject([
      { collectedOn: "2024-07-02", collectedAt: "2024-07-02T22:30:15Z" },
    ]);
    expect(writeOru(patient, delivery([evening]), castellar).ok).toBe(false);
    expect(factsIn(written(delivery([evening]), tamsin), tamsin)[0]).not.toHaveProperty("collectedAt");
  });

  it("without offset are read by those who know the zone, in winter and in summer", () => {
    for (const [on, at] of [
      ["2024-01-15", "2024-01-15T08:00:00Z"],
      ["2024-07-15", "2024-07-15T08:00:00Z"],
    ] as const) {
      const text = written(
        delivery([platelets({ collectedOn: on, collectedAt: at } as never)], { sentAt: at }),
        castellar,
      );
      expect(factsIn(text, castellar)).toMatchObject([{ collectedAt: at }]);
      const stranger = readHl7File(bytesOfMessage(text, castellar), { codes: codeMapOf(castellar) });
      expect(stranger.patients.flatMap(({ facts }) => facts)).toMatchObject([{ collectedOn: on }]);
      expect(stranger.patients[0]!.facts[0]).not.toHaveProperty("collectedAt");
    }
  });
});

describe("letters that a character set has not", () => {
  it.each([castellar, prairie, nordhafen])("are escaped: $name", (profile) => {
    const text = written(delivery([platelets({ comments: "≥ µ あ é \\E\\" } as never)]), profile);
    expect([...bytesOfMessage(text, profile)].length).toBeGreaterThanOrEqual(text.length);
    expect(factsIn(text, profile)[0]!.comments).toEqual(["≥ µ あ é \\E\\"]);
    expect(read(text, profile).issues).toEqual([]);
  });
});

describe("a batch", () => {
  const messages = ["C1", "C2", "C3"].map(
    (controlId) => (profile: LaboratoryProfile) =>
      written(delivery([platelets()], { controlId, order: controlId }), profile),
  );
  const file = (profile: LaboratoryProfile): string => {
    const batch = writeBatch(
      messages.map((one) => one(profile)),
      { sentAt: "2024-04-02T22:00:00Z", id: "B1" },
      profile,
    );
    return batch.ok ? [...batch.value].join("") : "";
  };

  it("has an envelope with its counts where the laboratory writes one", () => {
    expect(
      file(castellar)
        .split("\r\n")
        .map((line) => line.slice(0, 6))
        .filter((line) => /^[FB][HT]S/.test(line)),
    ).toEqual(["FHS|^~", "BHS|^~", "BTS|3", "FTS|1"]);
    expect(file(nordhafen)).toMatch(/^MSH/);
    for (const profile of laboratoryProfiles) {
      expect(read(file(profile), profile).messages).toHaveLength(3);
      expect(read(file(profile), profile).issues).toEqual([]);
    }
  });

  it("needs a moment", () => {
    expect(writeBatch([], { sentAt: "today", id: "B1" }, castellar).ok).toBe(false);
  });
});

describe("a test message", () => {
  it("is nobody's", () => {
    const text = written(delivery([platelets()]), { ...nordhafen, processing: "T" });
    expect(read(text, nordhafen).disposition).toBe("quarantine");
  });
});
