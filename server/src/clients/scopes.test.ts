import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowsFhir, reachOf } from "../access/fhir-reach.ts";
import { readScopes, scopesText, within } from "./scopes.ts";

const smart = (text: string, patient?: string) => ({ scopes: readScopes(text).fhir, patient });

describe("scopes are read", () => {
  test.each([
    ["system/*.rs", "system/*.rs"],
    ["system/Observation.read", "system/Observation.rs"],
    ["user/Task.write", "user/Task.cud"],
    ["patient/*.*", "patient/*.cruds"],
    ["launch openid fhirUser patient/Patient.r", "fhirUser launch openid patient/Patient.r"],
    ["patient/Patient.r patient/Patient.r", "patient/Patient.r"],
  ])("%s is %s", (given, expected) => {
    const read = readScopes(given);
    expect([scopesText(read), read.unknown]).toEqual([expected, []]);
  });
  test.each([
    "patient/Observation.rs?category=laboratory",
    "patient/Observation.sr",
    "patient/Observation.",
    "patient/observation.rs",
    "everything",
    "system/Observation",
    "system/*.rs;",
    "admin/*.rs",
  ])("%s is not", (given) => {
    const read = readScopes(given);
    expect([read.fhir, read.unknown]).toEqual([[], [given]]);
  });
});

describe("what is granted is asked for and allowed", () => {
  test.each([
    ["system/*.rs", "system/Observation.rs system/Patient.r", "system/Observation.rs system/Patient.r"],
    ["system/Observation.cruds", "system/*.rs", "system/Observation.rs"],
    ["system/Observation.c", "system/*.rs", ""],
    ["user/Observation.rs", "system/Observation.rs", ""],
    ["patient/Observation.rs system/Observation.rs", "patient/*.rs system/*.rs", "system/Observation.rs"],
    ["offline_access", "launch", ""],
  ])("%s within %s", (asked, allowed, expected) => {
    expect(scopesText(within(readScopes(asked), readScopes(allowed), ["user", "system"]))).toBe(expected);
  });
  test("never more than either", () => {
    const scope = fc
      .tuple(
        fc.constantFrom("patient", "user", "system"),
        fc.constantFrom("*", "Patient", "Task"),
        fc.subarray([..."cruds"], { minLength: 1 }),
      )
      .map(([level, type, may]) => `${level}/${type}.${may.join("")}`);
    const some = fc.array(scope, { maxLength: 4 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(some, some, (asked, allowed) => {
        const [a, b] = [readScopes(asked), readScopes(allowed)];
        const granted = within(a, b, ["patient", "user", "system"]);
        for (const type of ["Patient", "Task", "Flag"])
          for (const letter of "cruds" as unknown as ("c" | "r")[])
            for (const patient of [undefined, "p1", "p2"]) {
              const may = (scopes: typeof a) =>
                allowsFhir({ scopes: scopes.fhir, patient: "p1" }, type, letter, patient);
              if (may(granted)) expect([may(a), may(b)]).toEqual([true, true]);
            }
      }),
    );
  });
});

describe("whom a token reaches", () => {
  test.each<[string, string | undefined, string, "r" | "s" | "c", string | undefined, boolean]>([
    ["system/*.rs", undefined, "Observation", "s", undefined, true],
    ["system/*.rs", undefined, "Observation", "c", undefined, false],
    ["system/Patient.r", undefined, "Observation", "r", "p1", false],
    ["user/Observation.rs", undefined, "Observation", "r", "p1", true],
    ["patient/Observation.rs", "p1", "Observation", "r", "p1", true],
    ["patient/Observation.rs", "p1", "Observation", "r", "p2", false],
    ["patient/Observation.rs", "p1", "Observation", "s", undefined, false],
    ["patient/Observation.rs", undefined, "Observation", "r", undefined, false],
    ["patient/Observation.r", "p1", "Observation", "s", "p1", false],
    ["launch openid", "p1", "Patient", "r", "p1", false],
    ["", "p1", "Patient", "r", "p1", false],
  ])("%s of %s: %s.%s of %s is %s", (scopes, own, type, interaction, patient, expected) => {
    expect(allowsFhir(smart(scopes, own), type, interaction, patient)).toBe(expected);
  });
  test("a search knows whom it must keep to", () => {
    expect(reachOf(smart("patient/*.rs", "p1"), "Task", "s")).toEqual({ of: "one", patient: "p1" });
    expect(reachOf(smart("patient/*.rs user/Task.rs", "p1"), "Task", "s")).toEqual({ of: "everybody" });
    expect(reachOf(smart("patient/*.rs user/Task.rs", "p1"), "Flag", "s")).toEqual({ of: "one", patient: "p1" });
    expect(reachOf(smart("patient/*.rs"), "Flag", "s")).toEqual({ of: "nobody" });
  });
});
