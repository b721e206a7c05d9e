import { InvariantError } from "@longwatch/core";
import type { Guide } from "./guide.ts";
import { languages } from "./page.ts";
import { renderContents, renderEntry, searchFile } from "./render/contents.ts";
import { fileOf, renderPage } from "./render/page.ts";
import { searchScript } from "./render/search.ts";
import type { Shelf } from "./shelf.ts";

/** What stands beside the pages, as it is. */
export type GuideAssets = { readonly "guide.css": string; readonly "guide.js": string; readonly "icon.svg": string };

/** The whole guide as files, by their paths below its folder. It must have passed the linter. */
export function buildGuide(guide: Guide, shelf: Shelf, assets: GuideAssets): ReadonlyMap<string, string> {
  const { drawings } = guide;
  if (drawings === undefined) throw new InvariantError("A guide whose drawings cannot be read was to be built.");
  return new Map([
    ["index.html", renderEntry()],
    ...Object.entries(assets),
    ...languages.flatMap((language): readonly [string, string][] => [
      [`${language}/index.html`, renderContents(guide, language)],
      [`${language}/${searchFile}`, searchScript(guide, language)],
    ]),
    ...guide.pages.map((page): [string, string] => [
      `${page.language}/${fileOf(page)}`,
      renderPage(page, guide, drawings, shelf),
    ]),
  ]);
}
