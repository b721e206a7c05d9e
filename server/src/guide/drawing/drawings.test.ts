import { describe, expect, test } from "vitest";
import { html } from "../../html.ts";
import { guideWordsIn } from "../guide-words.ts";
import { shippedGuide, shippedShelf } from "../testing/sound.ts";
import { drawEdss } from "./edss.ts";
import { drawIcons } from "./icons.ts";
import { drawReset } from "./reset.ts";
import { drawTimeline } from "./timeline.ts";
import { drawWheel } from "./wheel.ts";

const data = shippedGuide.guide.drawings!;
const say = guideWordsIn("en");
const notes = html`[1]`;
const how = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe("people as icons", () => {
  const count = (path: string): number => how(path, /M/g);
  test.each([
    [0, 100],
    [65, 100],
    [100, 100],
    [8, 1000],
  ])("%d of %d are full, and the others hollow", (full, of) => {
    const { html: drawn } = drawIcons("d", { count: full, of, many: "good", title: "A & B", says: "All of it." });
    expect(count(/class="full good" d="([^"]*)"/.exec(drawn)![1]!)).toBe(full);
    expect(count(/class="hollow" d="([^"]*)"/.exec(drawn)![1]!)).toBe(of - full);
    expect(drawn).toContain('<title id="d-t">A &amp; B</title><desc id="d-d">All of it.</desc>');
  });
});

describe("the wheel", () => {
  const { html: drawn } = drawWheel("d", data, shippedShelf, say, (name) => name, notes);
  test("has a field for each month until the protocol's last, and those of the thyroid are dark", () => {
    expect(how(drawn, /<title>Month \d+<\/title>/g)).toBe(48);
    expect(how(drawn, /<path class="month more"/g)).toBe(16);
    expect(drawn).toContain('<path class="month more" d="');
    expect(drawn).toContain("every 3 months: Thyroid (TSH)");
  });
});

describe("the reset", () => {
  test("has a dot for ten cells of the published mean, month by month, and the lowest normal number", () => {
    const { html: drawn } = drawReset("d", data, shippedShelf, say, notes);
    const dots = [...drawn.matchAll(/<path class="dots(?: limit)?" d="([^"]*)"/g)].map(([, path]) => how(path!, /M/g));
    expect(dots).toEqual([4, 10, 16, 23, 28, 40]);
    expect(drawn).toContain("Month 12: 280 cells; Lowest normal: 400 cells");
  });
});

describe("the EDSS", () => {
  test.each([
    ["en", "2–3.5"],
    ["es", "2–3,5"],
  ] as const)("has a stair for each of its 20 scores, and no half of one, in %s", (language, range) => {
    const { html: drawn } = drawEdss("d", data, language, guideWordsIn(language), notes);
    expect(how(drawn, /<rect class="stair/g)).toBe(20);
    expect(drawn).toContain(`class="number">${range}</th>`);
    expect(drawn).toContain('class="number">0</th>');
    expect(drawn).toContain('class="number">10</th>');
  });
});

test("the timeline has a dot for each day of the planned courses, and the protocol's months", () => {
  const { html: drawn } = drawTimeline("d", data, shippedShelf, say, notes);
  expect([...drawn.matchAll(/<path class="dots" d="([^"]*)"/g)].map(([, path]) => how(path!, /M/g))).toEqual([5, 3]);
  expect(drawn).toContain("48 months of tests");
});

test("no drawing holds a number that is none", () => {
  for (const { html: drawn } of [
    drawWheel("d", data, shippedShelf, say, (name) => name, notes),
    drawReset("d", data, shippedShelf, say, notes),
    drawEdss("d", data, "es", guideWordsIn("es"), notes),
    drawTimeline("d", data, shippedShelf, say, notes),
  ])
    expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
});
