import { describe, expect, it } from "vitest";
import { lintPhrases } from "../protocol/lint/words.ts";
import { evidenceInSpanish, realEvidence } from "../testing/evidence.ts";
import type { EvidenceBase, Figure } from "./evidence.ts";
import { evidencePhrases } from "./evidence-phrases.ts";
import { lintEvidence } from "./lint-evidence.ts";
import { parseEvidence } from "./parse-evidence.ts";

const worsening = "care-ms-2.confirmed-worsening";
/** The evidence with one figure otherwise. */
const withFigure = (id: string, change: (figure: Figure) => Figure): EvidenceBase => ({
  ...realEvidence,
  figures: realEvidence.figures.map((one) => (one.id === id ? change(one) : one)),
});
const otherwise = (part: Partial<EvidenceBase>): EvidenceBase => ({ ...realEvidence, ...part });
const firstValue = (one: Figure, value: Partial<Figure["values"][number]>): Figure => ({
  ...one,
  values: [{ ...one.values[0]!, ...value }, ...one.values.slice(1)],
});
const found = (of: EvidenceBase): readonly string[] => lintEvidence(of).map(({ code, at }) => `${code} ${at}`);

describe("the evidence of this repository", () => {
  it("is without fault, and whole in Spanish", () => {
    expect(lintEvidence(realEvidence)).toEqual([]);
    expect(lintPhrases(evidencePhrases(realEvidence), evidenceInSpanish)).toEqual([]);
  });

  it("has for every figure a population, a time and a source; a comparator for every figure of a randomised trial", () => {
    const byId = new Map(realEvidence.studies.map((one) => [one.id, one]));
    for (const one of realEvidence.figures) {
      const study = byId.get(one.study)!;
      expect(study.population, one.id).toMatch(/\.$/);
      expect(one.sources.length, one.id).toBeGreaterThan(0);
      expect(one.comparator === "none", one.id).toBe(study.kind !== "randomised");
    }
  });

  it.each([
    ["care-ms-1.relapse-free", 77.6, 58.7],
    ["care-ms-2.relapse-free", 65.4, 46.7],
    ["care-ms-1.confirmed-worsening", 8, 11.1],
    [worsening, 12.7, 21.1],
    ["care-ms-1.relapse-rate", 0.18, 0.39],
    ["care-ms-2.relapse-rate", 0.26, 0.52],
  ])("%s is %d beside %d", (id, alemtuzumab, interferon) => {
    const { values } = realEvidence.figures.find((one) => one.id === id)!;
    expect(values.map(({ value }) => value)).toEqual([alemtuzumab, interferon]);
  });

  it("says that the ratio of CARE-MS I may be chance, and that of CARE-MS II not", () => {
    const contrast = (id: string) => realEvidence.figures.find((one) => one.id === id)!.contrast;
    expect(contrast("care-ms-1.confirmed-worsening")).toMatchObject({ value: 0.7, isSignificant: false });
    expect(contrast(worsening)).toMatchObject({ value: 0.58, isSignificant: true });
  });
});

describe("lint finds", () => {
  it.each<[string, EvidenceBase, string]>([
    [
      "an id twice",
      otherwise({ outcomes: [...realEvidence.outcomes, realEvidence.outcomes[0]!] }),
      "protocol-rule-duplicate /outcomes/relapse-free/id",
    ],
    [
      "a source that is not in the bibliography",
      withFigure(worsening, (one) => ({ ...one, sources: [{ ref: "NOBODY" }] })),
      `protocol-source-unknown /figures/${worsening}/sources/0/ref`,
    ],
    [
      "a study that is not listed",
      withFigure(worsening, (one) => ({ ...one, study: "care-ms-3" })),
      `protocol-reference-unknown /figures/${worsening}/study`,
    ],
    [
      "a comparator that the study did not have",
      withFigure("care-ms-1.relapse-free", (one) => ({ ...one, comparator: "none", values: one.values.slice(0, 1) })),
      "value-not-allowed /figures/care-ms-1.relapse-free/comparator",
    ],
    [
      "a comparator without its number",
      withFigure(worsening, (one) => ({ ...one, values: one.values.slice(0, 1) })),
      `value-not-allowed /figures/${worsening}/values`,
    ],
    [
      "a ratio where nobody was compared",
      withFigure("all-trials.thrombocytopenia", (one) => ({
        ...one,
        contrast: { measure: "hazard-ratio", value: 2, isSignificant: true },
      })),
      "value-not-allowed /figures/all-trials.thrombocytopenia/contrast",
    ],
    [
      "more than 100 per cent",
      withFigure(worsening, (one) => firstValue(one, { value: 127, interval: { low: 9.9, high: 163, level: 95 } })),
      `value-not-allowed /figures/${worsening}/values/0`,
    ],
    [
      "an interval beside its value",
      withFigure(worsening, (one) => firstValue(one, { interval: { low: 13, high: 16.3, level: 95 } })),
      `value-not-allowed /figures/${worsening}/values/0`,
    ],
    [
      "an interval beside its ratio",
      withFigure(worsening, (one) => ({
        ...one,
        contrast: { ...one.contrast!, interval: { low: 0.6, high: 0.87, level: 95 } },
      })),
      `value-not-allowed /figures/${worsening}/contrast/interval`,
    ],
    [
      "counts that are another percentage",
      withFigure("care-ms-2.new-lesions", (one) => firstValue(one, { events: 168 })),
      "value-not-allowed /figures/care-ms-2.new-lesions/values/0",
    ],
    [
      "counts that are another rate",
      withFigure("care-ms-1.relapse-rate-raw", (one) => firstValue(one, { events: 135 })),
      "value-not-allowed /figures/care-ms-1.relapse-rate-raw/values/0",
    ],
    [
      "a placebo",
      withFigure(worsening, (one) => ({ ...one, note: "42 % fewer than on placebo." })),
      `value-not-allowed /figures/${worsening}`,
    ],
  ])("%s", (_, of, issue) => {
    expect(found(of)).toEqual([issue]);
  });

  it("a figure without time or source by its shape", () => {
    const [first] = realEvidence.figures;
    const { time: _, ...timeless } = first!;
    const parsed = parseEvidence({ ...realEvidence, figures: [timeless, { ...first!, id: "other", sources: [] }] });
    expect(parsed.ok ? [] : parsed.issues.map(({ at }) => at)).toEqual(["/figures/0/time", "/figures/1/sources"]);
  });
});
