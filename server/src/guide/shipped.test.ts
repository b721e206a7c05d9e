import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { buildGuide } from "./build-guide.ts";
import { formatFaults } from "./fault.ts";
import { guideFolder } from "./folder.ts";
import { statedIn } from "./lint/claims.ts";
import { lintGuide } from "./lint/lint-guide.ts";
import { languages } from "./page.ts";
import { readingOf } from "./reading-age.ts";
import { shippedGuide, shippedShelf } from "./testing/sound.ts";
import { guideAssets } from "./write-guide.ts";

const { guide, faults } = shippedGuide;
const files = buildGuide(guide, shippedShelf, guideAssets());
const pages = [...files].filter(([name]) => name.endsWith(".html"));

describe("the guide of this repository", () => {
  test("is without fault, in both languages", () => {
    expect(guide.pages.length).toBeGreaterThan(0);
    expect(formatFaults([...faults, ...lintGuide(guide, shippedShelf)])).toBe("0 problems.\n");
  });

  test("has the pages that its description lists, in that order", () => {
    const described = readFileSync(path.join(guideFolder(), "README.md"), "utf8");
    const listed = [...described.matchAll(/^\| (\d+) \| `([a-z-]+)` \|/gm)].map(([, order, id]) => `${order} ${id}`);
    const english = guide.pages.filter(({ language }) => language === "en");
    expect(english.map(({ order, id }) => `${order} ${id}`)).toEqual(listed);
  });

  test("has a reading age for every page", () => {
    for (const page of guide.pages) expect(readingOf(page, shippedShelf)?.age, page.file).toBeGreaterThan(5);
  });
});

/** Every public claim that was checked, as the clinical reference lists them. None may be forgotten. */
const checked = [
  "relapses-49",
  "worsening-42",
  "t2-volume",
  "no-placebo",
  "autoimmunity-third",
  "further-courses-half",
  "two-courses",
  "monthly-tests",
  "pregnancy-4-months",
  "since-2014",
  "april-2019",
  "us-two-drugs",
  "vaccines-6-weeks",
  "not-chemotherapy",
  "infusion-associated",
  "edss-scale",
];

describe("every public claim that was checked", () => {
  test("is listed", () => {
    expect(guide.claims.map(({ id }) => id)).toEqual(checked);
  });

  test.each(guide.claims)(
    "$id is stated rightly on a line of a page, or awaits a page that is not written",
    ({ id, awaits }) => {
      const stated = statedIn(guide.pages, id).map(({ page, line }) => `${page.file}:${line}`);
      if (awaits !== undefined) {
        expect(guide.pages.some((one) => one.id === awaits)).toBe(false);
        return;
      }
      for (const language of languages)
        expect(
          stated.filter((one) => one.startsWith(`pages/${language}/`)),
          stated.join(),
        ).not.toEqual([]);
    },
  );
});

describe("the built guide", () => {
  test("has each page below 60 kB, compressed, with its drawings, style and script", () => {
    const { "guide.css": css, "guide.js": js } = guideAssets();
    const beside = gzipSync(css).length + gzipSync(js).length;
    for (const [name, text] of pages) {
      const search = name.endsWith("/index.html") ? (files.get(name.replace("index.html", "search.js")) ?? "") : "";
      expect(gzipSync(text).length + gzipSync(search).length + beside, name).toBeLessThan(60_000);
    }
  });

  test("leads nowhere that is not there", () => {
    const wrong = pages.flatMap(([name, text]) =>
      [...text.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map(([, to]) => new URL(to!, `http://guide/${name}`))
        .filter(({ host }) => host === "guide")
        .filter(({ pathname, hash }) => {
          const target = files.get(pathname.slice(1));
          return target === undefined || (hash !== "" && !target.includes(`id="${hash.slice(1)}"`));
        })
        .map((to) => `${name}: ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test("runs and loads nothing but files of its own, and has no id twice", () => {
    for (const [name, text] of pages) {
      expect(text, name).toContain("default-src &#39;none&#39;");
      expect(text, name).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+="|style="|src="https?:/);
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids, name).toEqual([...new Set(ids)]);
    }
  });
});
