import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyteByLoinc, analytes, findAnalyte, panelLoinc } from "./analytes.ts";
import { parseDecimal } from "./decimal.ts";
import { hasValidLoincCheckDigit } from "./loinc.ts";

type Row = {
  readonly analyte: string;
  readonly unit: string;
  readonly loinc: string;
  readonly usual: string;
  readonly evidence: string;
  readonly preferred: string;
};

const rows: readonly Row[] = readFileSync(new URL("../../../test/samples/loinc-analytes.csv", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [analyte, unit, loinc, , usual, evidence, preferred] = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(
      (m) => m[1]!,
    );
    return { analyte: analyte!, unit: unit!, loinc: loinc!, usual: usual!, evidence: evidence!, preferred: preferred! };
  });

const all = [...analytes.values()];

describe("the catalogue and the table of interop.md 1.1", () => {
  it("has every row", () => {
    expect(rows.length).toBe(274);
    expect(rows.filter((row) => analyteByLoinc(row.loinc) === undefined && !panelLoinc.has(row.loinc))).toEqual([]);
  });

  it("keeps evidence mark, preference and usual unit of each", () => {
    for (const row of rows.filter(({ loinc }) => !panelLoinc.has(loinc))) {
      const { term } = analyteByLoinc(row.loinc)!;
      expect([row.loinc, term.evidence, term.preferred]).toEqual([
        row.loinc,
        row.evidence,
        row.preferred === "preferred",
      ]);
      // Blood urea is the one term whose unit needs an annotation to be a unit.
      expect([row.loinc, term.usualUnit?.replace("{urea_N}", "") ?? ""]).toEqual([row.loinc, row.usual]);
    }
  });

  it("keeps the stored unit of each preferred row", () => {
    for (const row of rows.filter(({ preferred, loinc }) => preferred !== "" && !panelLoinc.has(loinc))) {
      const { analyte } = analyteByLoinc(row.loinc)!;
      const stored = row.unit === "ordinal" ? "" : row.unit;
      if (stored !== "") expect([analyte.key, analyte.unit]).toEqual([analyte.key, stored]);
      expect(findAnalyte(row.analyte)?.key).toBe(analyte.key);
    }
  });

  it("has panels as panels only", () => {
    const panels = rows.filter(({ analyte }) => /panel/i.test(analyte)).map(({ loinc }) => loinc);
    expect([...panels, "75622-1"].sort()).toEqual([...panelLoinc].sort());
    expect([...panelLoinc].filter((code) => analyteByLoinc(code))).toEqual([]);
  });
});

describe("terms that must not stand for the quantity", () => {
  it.each([
    ["768-2", "neutrophils_segmented"],
    ["30451-9", "neutrophils_segmented"],
    ["26507-4", "neutrophils_bands"],
    ["763-3", "neutrophils_bands"],
    ["7796-6", "platelet_clumps"],
    ["17849-1", "reticulocytes_pct"],
    ["8123-2", "cd4_pct"],
    ["8101-8", "cd8_pct"],
    ["8117-4", "cd19_pct"],
    ["9558-8", "cd20"],
    ["48642-3", "egfr_population_row"],
    ["30391-7", "urine_rbc_volume"],
    ["33051-4", "urine_rbc_presence"],
    ["5807-3", "urine_red_cell_casts"],
    ["50561-0", "urine_protein_strip_mass"],
    ["50559-4", "urine_haemoglobin_strip"],
    ["2889-4", "urine_protein_24h"],
    ["82659-4", "trab_presence"],
    ["30166-3", "tsi_pct"],
    ["56477-3", "tpo_ab_index"],
    ["32786-6", "tpo_ab_titre"],
    ["24113-3", "anti_hbc_igm"],
    ["10900-9", "anti_hbs_presence"],
    ["11011-4", "hcv_rna"],
    ["19080-1", "hcg_quantity"],
    ["3204-5", "factor_viii_inhibitor"],
    ["29994-1", "anti_gbm_presence"],
  ])("%s is %s", (code, key) => {
    const { analyte } = analyteByLoinc(code)!;
    expect(analyte.key).toBe(key);
    expect(analytes.has(analyte.related!)).toBe(true);
  });
});

describe("keys and aliases", () => {
  it.each([
    ["hemoglobin", "haemoglobin"],
    ["Hb", "haemoglobin"],
    ["PLT", "platelets"],
    ["ANC", "neutrophils"],
    ["neutrophils_abs", "neutrophils"],
    ["lymphocytes_abs", "lymphocytes"],
    ["monocytes_abs", "monocytes"],
    ["eosinophils_abs", "eosinophils"],
    ["basophils_abs", "basophils"],
    ["hematocrit", "haematocrit"],
    ["Free T4", "ft4"],
    ["anti-TPO", "tpo_ab"],
    ["TSH", "tsh"],
  ])("%s is %s", (name, key) => {
    expect(findAnalyte(name)?.key).toBe(key);
  });

  it.each(["", "leucocytes", "leukocytes", "protein", "pcr", "constructor", "__proto__"])("%j is nobody", (name) => {
    expect(findAnalyte(name)).toBeUndefined();
  });

  it("are unique across the catalogue, whatever the case", () => {
    const names = all.flatMap(({ key, aliases }) => [key, ...aliases]).map((name) => name.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(analytes.size).toBe(new Set(all.map(({ key }) => key)).size);
    expect(all.map(({ key }) => key).filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
  });
});

describe("every entry", () => {
  it("has LOINC numbers that pass the check digit, each once", () => {
    const codes = all.flatMap(({ loinc }) => loinc.map(({ code }) => code));
    expect(codes.filter((code) => !hasValidLoincCheckDigit(code))).toEqual([]);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it("has a unit exactly where it is a quantity, and factors that are decimals", () => {
    for (const { key, scale, unit, alsoUnits } of all) {
      expect([key, unit !== undefined]).toEqual([key, scale === "quantity"]);
      for (const { factor, offset, unit: other } of alsoUnits) {
        expect([
          key,
          parseDecimal(factor) !== undefined && (offset === undefined || parseDecimal(offset) !== undefined),
        ]).toEqual([key, true]);
        expect(other).not.toBe(unit);
      }
    }
  });

  it("has soft limits inside its hard ones", () => {
    for (const { key, hard = {}, soft = {} } of all) {
      const within =
        (soft.min ?? Infinity) >= (hard.min ?? -Infinity) && (soft.max ?? -Infinity) <= (hard.max ?? Infinity);
      expect([key, within]).toEqual([key, true]);
    }
  });
});
