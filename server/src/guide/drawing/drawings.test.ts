import { describe, expect, test } from "vitest";
import { guideWordsIn } from "../guide-words.ts";
import { shippedGuide, shippedShelf } from "../testing/sound.ts";
import { drawEdss } from "./edss.ts";
import { drawIcons } from "./icons.ts";
import { drawReset } from "./reset.ts";
import { drawTimeline } from "./timeline.ts";
import { drawWheel } from "./wheel.ts";

const data = shippedGuide.guide.drawings!;
const say = guideWordsIn("en");
const how = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe("people as icons", () => {
  const count = (path: string): number => how(path, /M/g);
  test.each([
    [0, 100],
    [65, 100],
    [100, 100],
    [8, 1000],
  ])("%d of %d are full, and the others hollow", (full, of) => {
    const { html } = drawIcons("d", { count: full, of, many: "good", title: "A & B", says: "All of it." });
    expect(count(/class="full good" d="([^"]*)"/.exec(html)![1]!)).toBe(full);
    expect(count(/class="hollow" d="([^"]*)"/.exec(html)![1]!)).toBe(of - full);
    expect(html).toContain('<title id="d-t">A &amp; B</title><desc id="d-d">All of it.</desc>');
  });
});

describe("the wheel", () => {
  const { html } = drawWheel("d", data, shippedShelf, say, (name) => name);
  test("has a field for each month until the protocol's last, and those of the thyroid are dark", () => {
    expect(how(html, /<title>Month \d+<\/title>/g)).toBe(48);
    expect(how(html, /<path class="month more"/g)).toBe(16);
    expect(html).toContain('<path class="month more" d="');
    expect(html).toContain("every 3 months: Thyroid (TSH)");
  });
});

describe("the reset", () => {
  test("has a dot for ten cells of the published mean, month by month, and the lowest normal number", () => {
    const { html } = drawReset("d", data, shippedShelf, say);
    const dots = [...html.matchAll(/<path class="dots(?: limit)?" d="([^"]*)"/g)].map(([, path]) => how(path!, /M/g));
    expect(dots).toEqual([4, 10, 16, 23, 28, 40]);
    expect(html).toContain("Month 12: 280 cells; Lowest normal: 400 cells");
  });
});

describe("the EDSS", () => {
  test.each([
    ["en", "2–3.5"],
    ["es", "2–3,5"],
  ] as const)("has a stair for each of its 20 scores, and no half of one, in %s", (language, range) => {
    const { html } = drawEdss("d", data, language, guideWordsIn(language));
    expect(how(html, /<rect class="stair/g)).toBe(20);
    expect(html).toContain(`class="number">${range}</th>`);
    expect(html).toContain('class="number">0</th>');
    expect(html).toContain('class="number">10</th>');
  });
});

test("the timeline has a dot for each day of the planned courses, and the protocol's months", () => {
  const { html } = drawTimeline("d", data, shippedShelf, say);
  expect([...html.matchAll(/<path class="dots" d="([^"]*)"/g)].map(([, path]) => how(path!, /M/g))).toEqual([5, 3]);
  expect(html).toContain("48 months of tests");
});

test("no drawing holds a number that is none", () => {
  for (const { html } of [
    drawWheel("d", data, shippedShelf, say, (name) => name),
    drawReset("d", data, shippedShelf, say),
    drawEdss("d", data, "es", guideWordsIn("es")),
    drawTimeline("d", data, shippedShelf, say),
  ])
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
});
