import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyteByLoinc, analytes, findAnalyte } from "./analytes.ts";
import { toCanonical } from "./convert.ts";
import { readUnit } from "./unit-text.ts";

const show = (key: string, text: string, loinc?: string): string => {
  const read = readUnit(text, findAnalyte(key)!, loinc === undefined ? undefined : analyteByLoinc(loinc)!.term);
  return read.kind === "unit"
    ? read.unit
    : read.kind === "ambiguous"
      ? `ambiguous ${read.couldBe.join(" | ")}`
      : read.kind;
};

/** All mean one count: 150 of them are 150 × 10*9/L. */
const thousands: readonly string[] =
  "K/uL|k/ul|K/UL|thou/mm3|Thousand/uL|Thousand/mcL|giga.l-1|Giga/L|G.l-1|Gpt/L|G/L|10^9/L|10*9/L|10E9/L|10e9/L|10(9)/L|X10 9/L|10 9/L|x 10^9/L|10 ^ 9 / L|x10E3/uL|x10*9/L|X10^9/L|10*3/uL|10^3/uL|10^3/µL|10^3/μL|10x3/uL|10⁹/L|10³/µL|10E+09/L|E9/L|10^3/mcL|x10(3)/mcL|10*3/mm3|10^3/mm³|10^3/cumm|x1000/uL|1000/uL|Tsd/µl|Mrd/l|/nL|/nl|miles/mm3|mil/mm3|10**3/uL|10^9.L-1|10^9.l⁻¹|10*3{cells}/uL".split(
    "|",
  );

describe("power-of-ten counts", () => {
  it.each(thousands)("%s of platelets", (text) => {
    const platelets = findAnalyte("platelets")!;
    const read = readUnit(text, platelets);
    expect(read.kind === "unit" ? toCanonical(150, read.unit, platelets) : read).toBe(150);
  });

  it.each([
    "cells/uL",
    "{cells}/uL",
    "/uL",
    "/ul",
    "/mm3",
    "/mm³",
    "/cumm",
    "/mcL",
    "cells/mm3",
    "#/uL",
    "10*6/L",
    "10^6/L",
    "x10^6/l",
    "Zellen/µl",
    "cel/uL",
  ])("%s of CD4", (text) => {
    const cd4 = findAnalyte("cd4")!;
    const read = readUnit(text, cd4);
    expect(read.kind === "unit" ? toCanonical(450, read.unit, cd4) : read).toBe(0.45);
  });

  it.each([
    ["platelets", "lakh/uL", "10*5/uL"],
    ["platelets", "lakhs/cumm", "10*5/uL"],
    ["platelets", "10^4/uL", "10*4/uL"],
    ["platelets", "10*3/uL", "10*3/uL"],
    ["platelets", "10*12/L", "unfit"],
    ["platelets", "10^6/uL", "unfit"],
    ["platelets", "10*3/L", "unfit"],
    ["platelets", "g/L", "unfit"],
    ["platelets", "109/L", "unknown"],
    ["rbc", "tera.l-1", "10*12/L"],
    ["rbc", "T/L", "10*12/L"],
    ["rbc", "Tpt/l", "10*12/L"],
    ["rbc", "M/uL", "10*12/L"],
    ["rbc", "Mio/µl", "10*12/L"],
    ["rbc", "mill/mm3", "10*12/L"],
    ["rbc", "mil/mm3", "ambiguous 10*3/uL | 10*12/L"],
    ["rbc", "/pL", "/pL"],
    ["urine_rbc_volume", "cells/uL", "/uL"],
    ["urine_rbc_volume", "/[HPF]", "unfit"],
    ["urine_rbc_microscopy", "/uL", "unfit"],
  ])("%s in %s is %s", (key, text, expected) => {
    expect(show(key, text)).toBe(expected);
  });
});

describe("other units, and the traps of interop.md 1.2", () => {
  it.each([
    ["haemoglobin", "G/L", "g/L"],
    ["haemoglobin", "g/L", "g/L"],
    ["haemoglobin", "G/DL", "g/dL"],
    ["haemoglobin", "gm/dL", "g/dL"],
    ["haemoglobin", "g.l-1", "g/L"],
    ["haemoglobin", "g/l-1", "unfit"],
    ["haemoglobin", "mg/dL", "unfit"],
    ["haemoglobin", "g/mL", "unfit"],
    ["haemoglobin", "MMOL/L", "mmol/L"],
    ["albumin", "G/L", "g/L"],
    ["hba1c", "mg/dL", "unfit"],
    ["hba1c", "%", "%"],
    ["hba1c", "mmol/mol", "mmol/mol"],
    ["tsh", "MU/L", "mU/L"],
    ["tsh", "mIU/L", "m[IU]/L"],
    ["tsh", "uIU/mL", "u[IU]/mL"],
    ["tsh", "µIU/mL", "u[IU]/mL"],
    ["tsh", "μUI/ml", "u[IU]/mL"],
    ["tsh", "mcIU/mL", "u[IU]/mL"],
    ["tsh", "MIU/L", "m[IU]/L"],
    ["tsh", "mIU/mL", "unfit"],
    ["tsh", "mE/l", "mU/L"],
    ["alt", "u/L", "U/L"],
    ["alt", "U/l", "U/L"],
    ["alt", "IU/L", "[IU]/L"],
    ["alt", "UI/L", "[IU]/L"],
    ["alt", "µkat/L", "ukat/L"],
    ["alt", "MU/L", "unfit"],
    ["tpo_ab", "kIU/L", "k[IU]/L"],
    ["tpo_ab", "IU/mL", "[IU]/mL"],
    ["tpo_ab", "kU/L", "kU/L"],
    ["trab", "IU/L", "[IU]/L"],
    ["trab", "%", "unfit"],
    ["creatinine", "UMOL/L", "umol/L"],
    ["creatinine", "µmol/L", "umol/L"],
    ["creatinine", "μmol/l", "umol/L"],
    ["creatinine", "mcmol/L", "umol/L"],
    ["creatinine", "MG/DL", "mg/dL"],
    ["mcv", "FL", "fL"],
    ["mch", "PG", "pg"],
    ["urine_rbc_microscopy", "/HPF", "/[HPF]"],
    ["urine_rbc_microscopy", "/hpf", "/[HPF]"],
    ["urine_rbc_microscopy", "cells/HPF", "/[HPF]"],
    ["urine_rbc_microscopy", "/field", "unknown"],
    ["urine_red_cell_casts", "/LPF", "/[LPF]"],
    ["egfr", "mL/min/1.73m2", "mL/min/{1.73_m2}"],
    ["egfr", "mL/min/1.73 m²", "mL/min/{1.73_m2}"],
    ["egfr", "ML/MIN/1.73M2", "mL/min/{1.73_m2}"],
    ["egfr", "mL/min per 1.73 m^2", "mL/min/{1.73_m2}"],
    ["egfr", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}"],
    ["egfr", "mL/min", "unfit"],
    ["upcr", "mg/g", "mg/g{creat}"],
    ["upcr", "mg/g creat", "mg/g{creat}"],
    ["upcr", "mg/gCr", "mg/g{creat}"],
    ["upcr", "mg/mmol", "mg/mmol{creat}"],
    ["upcr", "mg/mmol{creat}", "mg/mmol{creat}"],
    ["upcr", "mg/mmol Krea", "mg/mmol{creat}"],
    ["upcr", "", "missing"],
    ["urine_protein_24h", "g/24h", "g/(24.h)"],
    ["ferritin", "mcg/L", "ug/L"],
    ["ferritin", "µg/l", "ug/L"],
    ["ferritin", "pmol/L", "unfit"],
    ["ft4", "ng/dL", "ng/dL"],
    ["ft4", "PMOL/L", "pmol/L"],
    ["ft4", "", "missing"],
    ["haematocrit", "", "missing"],
    ["haematocrit", "%", "%"],
    ["inr", "", "{INR}"],
    ["inr", "INR", "{INR}"],
    ["inr", "ratio", "{ratio}"],
    ["inr", "1", "1"],
    ["inr", "%", "unfit"],
    ["urine_sg", "", "1"],
    ["platelets", "", "missing"],
    ["platelets", '""', "missing"],
    ["platelets", "1", "unfit"],
    ["platelets", "foo", "unknown"],
    ["potassium", "mEq/L", "meq/L"],
    ["temperature", "°C", "Cel"],
    ["systolic", "mmHg", "mm[Hg]"],
    ["urine_protein_dipstick", "", "missing"],
    ["urine_protein_dipstick", "mg/dL", "unfit"],
    ["tsi_pct", "%", "%{basal_activity}"],
  ])("%s in %j is %s", (key, text, expected) => {
    expect(show(key, text)).toBe(expected);
  });

  it("mg/dL of urea is of urea or of its nitrogen, until the LOINC term tells", () => {
    expect(show("urea", "mg/dL")).toBe("ambiguous mg/dL{urea_N} | mg/dL{urea}");
    expect(show("urea", "mg/dL", "3094-0")).toBe("mg/dL{urea_N}");
    expect(show("urea", "mg/dL", "22664-7")).toBe("ambiguous mg/dL{urea_N} | mg/dL{urea}");
    expect(show("urea", "", "3094-0")).toBe("missing");
  });
});

describe("laws", () => {
  const pairs = [...analytes.values()].flatMap((analyte) =>
    [analyte.unit ?? [], ...analyte.alsoUnits.map(({ unit }) => unit)].flat().map((unit) => ({ analyte, unit })),
  );

  it("every unit of the catalogue reads as itself, and upper-cased as nothing else", () => {
    for (const { analyte, unit } of pairs) {
      expect(readUnit(unit, analyte)).toEqual({ kind: "unit", unit });
      const shouted = readUnit(unit.toUpperCase(), analyte);
      if (shouted.kind === "unit")
        expect([analyte.key, toCanonical(7, shouted.unit, analyte)]).toEqual([
          analyte.key,
          toCanonical(7, unit, analyte),
        ]);
    }
  });

  it("whatever the text, a unit that is read can be converted", () => {
    const pieces = fc.constantFrom(
      "10",
      "^",
      "*",
      "E",
      "9",
      "3",
      "x",
      " ",
      "/",
      "L",
      "l",
      "uL",
      "µ",
      "m",
      "g",
      "G",
      "U",
      "IU",
      "mol",
      "K",
      "mm3",
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      ".",
      "-1",
      "%",
    );
    fc.assert(
      fc.property(fc.constantFrom(...analytes.values()), fc.array(pieces, { maxLength: 7 }), (analyte, parts) => {
        const read = readUnit(parts.join(""), analyte);
        if (read.kind === "unit") expect(toCanonical(1, read.unit, analyte)).toBeDefined();
        if (read.kind === "ambiguous") expect(read.couldBe.length).toBeGreaterThan(1);
      }),
    );
  });
});
