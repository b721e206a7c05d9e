import { analytes, readUnit } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { laboratoryProfiles } from "./laboratories.ts";
import { lossesOf } from "./losses.ts";
import { localCodeOf } from "./profile.ts";
import { writeUnit } from "./unit.ts";

describe.each(laboratoryProfiles)("$name", (profile) => {
  it("has one code for each analyte", () => {
    const codes = [...analytes.values()].map((analyte) => localCodeOf(analyte, profile).code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("spells every unit so that it is read as the same unit", () => {
    for (const analyte of analytes.values()) {
      for (const { unit } of analyte.unit === undefined ? [] : [{ unit: analyte.unit }, ...analyte.alsoUnits]) {
        const field = writeUnit(unit, analyte, undefined, profile);
        const text = typeof field === "string" ? field : field?.[0]?.[0]?.[0];
        expect(readUnit(text ?? "", analyte), `${analyte.key} ${unit}`).toEqual({ kind: "unit", unit });
      }
    }
  });

  it("uses every spelling it has", () => {
    const used = Object.entries(profile.units).filter(([unit, own]) =>
      [...analytes.values()].some((analyte) => writeUnit(unit, analyte, undefined, profile) === own || unit === own),
    );
    expect(used.map(([unit]) => unit)).toEqual(Object.keys(profile.units));
  });

  it("says what it loses", () => {
    expect(lossesOf(profile).length).toBeGreaterThan(6);
    expect(new Set(lossesOf(profile)).size).toBe(lossesOf(profile).length);
  });
});
