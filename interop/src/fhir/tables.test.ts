import { describe, expect, test } from "vitest";
import { conditionKeys } from "./conditions.ts";
import { alemtuzumabCodes, isAlemtuzumabName, medicineNames } from "./drugs.ts";
import { resourceTypes } from "./resource-types.ts";
import { snomedAlemtuzumab, snomedConditions, snomedFindings } from "./snomed.ts";
import { vaccines } from "./vaccines.ts";

const multiply = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const permute = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** The Verhoeff check digit of SNOMED CT. */
const isVerhoeff = (code: string): boolean =>
  [...code]
    .toReversed()
    .reduce((check, digit, index) => Number(multiply[check]?.[Number(permute[index % 8]?.[Number(digit)])]), 0) === 0;

describe("every SNOMED CT code", () => {
  test.each([...Object.keys(snomedFindings), ...snomedAlemtuzumab, ...Object.keys(snomedConditions)])(
    "%s has its check digit",
    (code) => {
      expect(isVerhoeff(code)).toBe(true);
    },
  );

  test("a slip is seen", () => {
    expect(["260385008", "10828005"].map(isVerhoeff)).toEqual([false, false]);
  });
});

test("keys are words of a record", () => {
  for (const key of [
    ...conditionKeys.values(),
    ...[...vaccines.values()].map((one) => one.key),
    ...medicineNames.values(),
  ]) {
    expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
  }
});

test("live vaccines are those that must not be given to the immunosuppressed", () => {
  const live = [...vaccines.values()].filter((one) => one.live).map((one) => one.key);
  expect(new Set(live)).toEqual(
    new Set(
      "zoster-live varicella mmr mmrv influenza-live-nasal polio-oral measles rubella mumps bcg typhoid-oral yellow-fever rotavirus".split(
        " ",
      ),
    ),
  );
  expect(["188", "88"].filter((code) => vaccines.has(code))).toEqual([]);
});

test("alemtuzumab is nobody else's number", () => {
  expect([...alemtuzumabCodes.keys()].filter((code) => medicineNames.has(code))).toEqual([]);
  expect(["Lemtrada", "ALEMTUZUMAB 12 mg", "natalizumab"].map(isAlemtuzumabName)).toEqual([true, true, false]);
});

test("resource types of R4", () => {
  expect(resourceTypes.size).toBeGreaterThan(140);
  expect(["Observation", "Bundle", "Parameters", "SubscriptionStatus"].map((type) => resourceTypes.has(type))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
