import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPage } from "../read-page.ts";
import { frontMatter, guideOf, pageOf, shippedShelf } from "../testing/sound.ts";
import { renderPage } from "./page.ts";

const everything = `An *opening* with **strong** words & signs <b [@S24, section 4.4] [@S1]. A [[platelets: platelet]] is small {own}. Others say {quoted 70 %}, which is wrong [@S24] {claim founded}.

## Numbers {#numbers}

In {figure care-ms-2.relapse-free trial}, {figure care-ms-2.relapse-free treated} had none {figure care-ms-2.relapse-free time}, and {figure care-ms-2.relapse-free compared} with {figure care-ms-2.relapse-free comparator}. Tests go on for {rule alemtuzumab-eu@2022+ monitor.cbc untilMonthsAfterLastInfusion} months [@S24] [@S1], **and {figure care-ms-2.relapse-free time}** more.

### Lists {#lists}

1. First {own}.
2. Second, [see above](#numbers) {own}.

- [ ] Tick this {own}.

> A box {own}.

| A | B |
|---|---|
| one | two {own} |

::numbers care-ms-1.confirmed-worsening
::write-in My team
`;

const bodyOf = (html: string): string =>
  html.slice(html.indexOf("<main"), html.indexOf("</main>")).replaceAll("><", ">\n<");

test.each(["en", "es"] as const)("everything that a page can hold, in %s", async (language) => {
  const page = pageOf(everything, language);
  const rendered = renderPage(page, guideOf([page]), guideOf([]).drawings!, shippedShelf);
  await expect(bodyOf(rendered)).toMatchFileSnapshot(path.join(import.meta.dirname, `page.${language}.golden.txt`));
});

test("what is written is never read as markup", () => {
  const page = pageOf('A sign & <b, "quoted" {own}.');
  expect(renderPage(page, guideOf([page]), guideOf([]).drawings!, shippedShelf)).toContain(
    "<p>A sign &amp; &lt;b, &quot;quoted&quot;.</p>",
  );
});

test("whatever is written, a page is made, and no markup but ours stands in it", () => {
  const pieces = [
    "<script>",
    "</main>",
    "&",
    '"',
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "@",
    "::",
    "|",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "> ",
    "{own}",
    "[@S24]",
    "[[platelets]]",
    "![x](y)",
    "`",
    "*",
    "word ",
    "javascript:",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const { page } = readPage(frontMatter("page") + parts.join(""), "pages/en/page.md", "en");
      const rendered = renderPage(page!, guideOf([page!]), guideOf([]).drawings!, shippedShelf);
      expect(rendered.match(/<script(?! src=)|<img|href="javascript:/g)).toBeNull();
      expect(rendered.match(/<\/main>/g)).toHaveLength(1);
    }),
    { numRuns: 2000 },
  );
});
