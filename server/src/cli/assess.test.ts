import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";

const kira = path.join(import.meta.dirname, "..", "..", "..", "examples", "kira.json");
const folder = mkdtempSync(path.join(tmpdir(), "longwatch-draw-"));

describe("longwatch assess --draw", () => {
  it("writes the picture as a whole, and prints what it prints without it", () => {
    const file = path.join(folder, "lymphocytes.svg");
    const drawn = assess(kira, { asOf: "2026-11-21", draw: file });
    expect(drawn).toEqual(assess(kira, { asOf: "2026-11-21" }));
    expect(readFileSync(file, "utf8")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(readdirSync(folder)).toEqual(["lymphocytes.svg"]);
  });

  it("the picture of docs/lymphocytes.md is the one that its command draws", () => {
    const file = path.join(folder, "again.svg");
    assess(kira, { asOf: "2026-11-21", draw: file });
    const shown = readFileSync(path.join(import.meta.dirname, "..", "..", "..", "docs", "lymphocytes.svg"), "utf8");
    expect(readFileSync(file, "utf8")).toBe(shown);
    rmSync(file);
  });

  it("a file that cannot be written is bad input, named as the file that it is", () => {
    const file = path.join(folder, "missing", "lymphocytes.svg");
    const { text, problems } = assess(kira, { asOf: "2026-11-21", draw: file });
    expect(text).toContain("lw-0011");
    expect(problems).toMatchObject([
      { file, issues: [{ severity: "error", saw: "a drawing that cannot be written (ENOENT)" }] },
    ]);
    expect(existsSync(file)).toBe(false);
  });
});

describe("longwatch assess, the lymphocytes", () => {
  const shown = (asOf: string, all = false): string => assess(kira, { asOf, all }).text.replace(/\s+/g, " ");

  it("says where each count lies, that it is for information, and its sources", () => {
    const text = shown("2026-11-21");
    expect(text).toContain("Lymphocytes since the last infusion (course 2, 2026-04-15)");
    expect(text).toContain(
      "CD4 T cells: 210 cells/µL on 2026-11-13, 6.9 months after the last infusion. Within the published band",
    );
    expect(text).toContain("Antiviral, course 2: may end from 2026-11-13 on.");
    expect(text).toContain("raises no warning by itself");
    expect(text).toContain("[SS-S17]");
    expect(text).not.toContain("Warning signs");
  });

  it("all: every published figure, and how a band is made", () => {
    expect(shown("2026-11-21")).not.toContain("CD4 took 36 months on average");
    expect(shown("2026-11-21", true)).toContain("CD4 took 36 months on average");
    expect(shown("2026-11-21", true)).toContain("log-normal");
  });

  it("no count on which the antiviral may end: go on, and order CD4", () => {
    const text = shown("2026-07-20");
    expect(text).toContain("Antiviral: go on with it, and see that the prescription lasts.");
    expect(text).toContain("Order CD4 T cells with the next blood: a blood count does not contain it.");
  });

  it("before treatment there is nothing to show", () => {
    expect(shown("2025-04-06")).not.toContain("since the last infusion (");
  });
});
