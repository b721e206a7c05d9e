import { describe, expect, it } from "vitest";
import { addMonths, formatDay } from "../../base/calendar.ts";
import { compileRulebook } from "../../protocol/rulebook.ts";
import { renderAssessment } from "../../render.ts";
import { ask, on } from "../../testing/ask.ts";
import { course, type Loose, result } from "../../testing/panel.ts";
import { realProtocols } from "../../testing/protocols.ts";
import type { ReconstitutionJson } from "../reconstitution-json.ts";
import { drawReconstitution } from "./draw.ts";
import { countTicks, type Frame, roundAround, xOf, yOf } from "./scale.ts";
import { element, text } from "./svg.ts";

const rulebook = compileRulebook(realProtocols);
const last = on("2024-05-31");
const count = (analyte: string, month: number, value: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  result(analyte, addMonths(last, month), { value, unit: "10*9/L", ...more });
const told = (...facts: readonly Loose[]): ReconstitutionJson =>
  renderAssessment(ask([...course(on("2024-05-27"), 5), ...facts], "2028-01-01", { rulebook })).outcomes.reconstitution;
const how = (svg: string, pattern: RegExp): number => [...svg.matchAll(pattern)].length;

describe("the drawing of lymphocytes", () => {
  const svg = drawReconstitution(
    told(
      count("cd4", 1, 0.04),
      count("cd4", 6, 0.21),
      count("cd19", 1, 0.01, { comparator: "<" }),
      count("cd8", 3, { low: 0.1, high: 0.2 }),
    ),
  );

  it("has a panel for each of the four, months and cells, a band where one was published, and every count", () => {
    for (const name of ["Lymphocytes", "CD4 T cells", "CD8 T cells", "CD19 B cells"])
      expect(svg).toContain(`>${name}</text>`);
    expect(how(svg, />months since the last infusion</g)).toBe(4);
    expect(how(svg, />cells\/µL</g)).toBe(4);
    expect(how(svg, /class="lw-band" d=/g)).toBe(2);
    expect(how(svg, /<circle [^>]*><title>/g)).toBe(3);
    expect(how(svg, /class="lw-open"/g)).toBe(1);
    expect(svg).toContain(`<title>${formatDay(addMonths(last, 6))}: 210 cells/µL</title>`);
    expect(svg).toContain(">Antiviral may end 200<");
  });

  it("names nobody, loads nothing and runs nothing", () => {
    expect(svg).not.toContain("lw-1");
    expect(svg).not.toMatch(/<script|href|url\(|\bon\w+=/);
  });

  it("writes no number that is none, and closes what it opens", () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const open = how(svg, /<[a-z]+(?:>|[^>]*[^/]>)/g);
    expect(open).toBe(how(svg, /<\/[a-z]+>/g));
  });

  it("is drawn of no count, of nought, of very much and of four years", () => {
    for (const facts of [[], [count("cd4", 1, 0)], [count("lymphocytes", 2, 90)], [count("cd8", 43, 0.5)]])
      expect(drawReconstitution(told(...facts))).not.toMatch(/NaN|Infinity|undefined/);
    const nobody = renderAssessment(ask([], "2024-01-01", { rulebook })).outcomes.reconstitution;
    expect(drawReconstitution(nobody)).toContain("no infusion is on file");
  });

  it("reads what a record says as text", () => {
    const one = told(count("cd4", 1, 0.04));
    const sly = { ...one, analytes: one.analytes.map((analyte) => ({ ...analyte, name: `<b>"&` })) };
    expect(drawReconstitution(sly)).toContain("&lt;b&gt;&quot;&amp;");
    expect(element("a", { b: `"<` }, text("<"))).toBe('<a b="&quot;&lt;">&lt;</a>');
  });
});

describe("the axes", () => {
  const frame: Frame = { left: 10, top: 20, width: 300, height: 100, months: 12, low: 10, high: 1000 };

  it("counts stand by their logarithm, both ends drawn, and beyond them at the end", () => {
    expect([1000, 100, 10, 5, 0, 5000].map((one) => Math.round(yOf(frame, one)))).toEqual([20, 70, 120, 120, 120, 20]);
  });

  it("months stand straight, the last at the right end", () => {
    expect(xOf(frame, 12)).toBe(310);
    expect(xOf(frame, 12) - xOf(frame, 6)).toBeCloseTo(xOf(frame, 6) - xOf(frame, 0), 9);
    expect(xOf(frame, 0)).toBeGreaterThan(10);
  });

  it("are round, with room around what is drawn", () => {
    expect(roundAround([40, 700])).toEqual({ low: 20, high: 1000 });
    expect(roundAround([])).toEqual({ low: 50, high: 1000 });
    expect(roundAround([0])).toEqual({ low: 50, high: 1000 });
    expect(countTicks(frame)).toEqual([10, 30, 100, 300, 1000]);
  });
});
