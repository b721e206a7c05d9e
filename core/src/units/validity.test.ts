import { describe, expect, it } from "vitest";
import { analytes, findAnalyte } from "./analytes.ts";
import { isSpecimenRemark, isSpoiltBy, type SpecimenRemark, specimenRemarks } from "./validity.ts";

const keys = [
  "platelets",
  "wbc",
  "cd4",
  "aptt",
  "creatinine",
  "tsh",
  "hbsag",
  "urine_rbc_microscopy",
  "urine_blood_dipstick",
  "urine_protein_dipstick",
  "urine_red_cell_casts",
  "upcr",
  "hcg",
  "hpv",
  "systolic",
] as const;

/** Which of the keys above each remark spoils (GEN-5; resolutions 1.8; safety-signals 1.7). */
const table: Readonly<Record<SpecimenRemark, string>> = {
  insufficient:
    "platelets wbc cd4 aptt creatinine tsh hbsag urine_rbc_microscopy urine_blood_dipstick urine_protein_dipstick urine_red_cell_casts upcr hcg hpv",
  mislabelled:
    "platelets wbc cd4 aptt creatinine tsh hbsag urine_rbc_microscopy urine_blood_dipstick urine_protein_dipstick urine_red_cell_casts upcr hcg hpv",
  haemolysed: "platelets wbc cd4 aptt creatinine tsh hbsag hcg",
  clotted: "platelets wbc cd4 aptt",
  clumped: "platelets",
  contaminated: "urine_rbc_microscopy urine_blood_dipstick urine_protein_dipstick urine_red_cell_casts upcr hcg",
  menstruating: "urine_rbc_microscopy urine_blood_dipstick",
  citrate: "",
  lipaemic: "",
  icteric: "",
};

describe("validity is per specimen and analyte", () => {
  it.each(specimenRemarks)("%s", (remark) => {
    expect(keys.filter((key) => isSpoiltBy(remark, findAnalyte(key)!)).join(" ")).toBe(table[remark]);
  });

  it("menstruation spoils nothing but urine, clumping nothing but platelets", () => {
    const spoilt = (remark: SpecimenRemark) => [...analytes.values()].filter((analyte) => isSpoiltBy(remark, analyte));
    expect(spoilt("menstruating").every(({ specimen }) => specimen === "urine")).toBe(true);
    expect(spoilt("clumped").map(({ key }) => key)).toEqual(["platelets"]);
    expect(spoilt("haemolysed").filter(({ specimen }) => specimen === "urine")).toEqual([]);
  });

  it("knows its own words only", () => {
    expect(specimenRemarks.every(isSpecimenRemark)).toBe(true);
    expect(isSpecimenRemark("hemolyzed")).toBe(false);
  });
});
