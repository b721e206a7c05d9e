import type { Language } from "@longwatch/core";
import type { Guide } from "../guide.ts";
import { cellsOf, flat } from "../inlines.ts";
import type { Cell, Page } from "../page.ts";
import { fileOf } from "./page.ts";

/** A place that search can find: its address below the language, what it is called, and its words. */
type Place = { readonly at: string; readonly title: string; readonly text: string };

/** What is written in a cell, marks left out. */
export const wordsOf = (cell: Cell): string =>
  flat(cell)
    .map((one) => (one.kind === "text" || one.kind === "quoted" ? one.text : one.kind === "word" ? one.shown : ""))
    .join("")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.,;:)])/g, "")
    .trim();

/** A script that holds the words of all pages, by heading. It is a script and no data, because a page opened from a folder may read nothing else. */
export function searchScript(guide: Guide, language: Language): string {
  const pages = guide.pages.filter((one) => one.language === language);
  const words = guide.words[language].map(
    ({ id, name, says }): Place => ({ at: `words.html#${id}`, title: name, text: wordsOf(says) }),
  );
  const places = [...pages.flatMap(placesOf), ...(pages.some(({ id }) => id === "words") ? words : [])];
  return `globalThis.guidePlaces=${JSON.stringify(places.map(({ at, title, text }) => [at, title, text]))};\n`;
}

function placesOf(page: Page): readonly Place[] {
  const places: Place[] = [{ at: fileOf(page), title: page.title, text: page.question }];
  for (const block of page.blocks) {
    if (block.kind === "heading" && block.level === 2) {
      places.push({ at: `${fileOf(page)}#${block.id}`, title: `${page.title}: ${wordsOf(block.children)}`, text: "" });
      continue;
    }
    const last = places.pop()!;
    places.push({ ...last, text: [last.text, ...cellsOf(block).map(wordsOf)].join(" ").trim() });
  }
  return places;
}
