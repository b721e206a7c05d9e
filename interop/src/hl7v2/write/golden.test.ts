import { readdirSync, readFileSync } from "node:fs";
import type { FactJson, RecordJson } from "@longwatch/core";
import { expect, it } from "vitest";
import { laboratoryProfiles } from "./laboratories.ts";
import { type Delivery, writeOru } from "./oru.ts";

/**
 * What each laboratory sends of one order, read by eye against the profile when it was written; line ends are
 * shown as LF. Never rewritten by a program: a commit that changes one says why.
 */
const golden = new URL("./golden/", import.meta.url);
const ada = JSON.parse(readFileSync(new URL("../../../../examples/ada.json", import.meta.url), "utf8")) as RecordJson;

const times = { collectedAt: "2024-09-30T07:40:10Z", reportedAt: "2024-09-30T11:05:20Z" };
const said: Readonly<Record<string, object>> = {
  haemoglobin: { refLow: 120, refHigh: 160, flag: "N" },
  platelets: { specimen: ["clumped"], comments: "Clumps on the smear | count again", flag: "A", tube: "EDTA" },
  alt: { value: 5, comparator: "<", refHigh: 35, status: "preliminary" },
  tsh: {
    status: "corrected",
    comments: ["Was 20.3: wrong tube", "≥ 4 is high"],
    resultKey: "tsh-1",
    lab: "Sub & Sons",
  },
  creatinine: { status: "cancelled", value: undefined, unit: undefined },
  urine_protein_dipstick: { context: { bleedingNow: "no" } },
};
const facts = ada.facts
  .filter((fact) => fact.kind === "result-reported" && fact.collectedOn === "2024-09-30")
  .map((fact) => ({ ...fact, ...times, ...("analyte" in fact ? said[fact.analyte!] : {}) }) as FactJson);
const delivery: Delivery = { sentAt: "2024-09-30T11:06:00Z", controlId: "MSG-1", order: "A-77", placer: "P-5", facts };
const fileOf = (name: string): string => `${name.toLowerCase().replaceAll(" ", "-")}.golden.hl7`;

it.each(laboratoryProfiles)("$name", (profile) => {
  const message = writeOru(ada.patient, delivery, profile);
  const text = message.ok ? message.value.replaceAll(profile.lineEnd, "\n") : JSON.stringify(message.issues);
  expect(text).toBe(readFileSync(new URL(fileOf(profile.name), golden), "utf8"));
});

it("has no expectation too many", () => {
  expect(readdirSync(golden).toSorted()).toEqual(laboratoryProfiles.map(({ name }) => fileOf(name)).toSorted());
});
