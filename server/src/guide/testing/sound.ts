import { loadEvidence } from "../../evidence/load.ts";
import { loadLibrary } from "../../protocols/load.ts";
import { guideFolder } from "../folder.ts";
import type { Guide } from "../guide.ts";
import type { Page } from "../page.ts";
import { readGuide } from "../read-guide.ts";
import { readPage } from "../read-page.ts";
import { type Shelf, shelfOf } from "../shelf.ts";

const contentOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error("What is shipped cannot be read.");
  return result.value;
};

/** The shelf of what is shipped. */
export const shippedShelf: Shelf = shelfOf(contentOf(loadLibrary()), contentOf(loadEvidence()));
export const shippedGuide = readGuide(guideFolder());

const word = (name: string) => [{ id: "platelets", name, says: [], line: 1 }];

/**
 * A guide of these pages, with a word and two claims of its own: one of them needs a figure.
 *
 * @param awaits the page that is to state them
 */
export const guideOf = (pages: readonly Page[], awaits = "later"): Guide => ({
  pages,
  words: { en: word("platelets"), es: word("plaquetas") },
  claims: [
    {
      id: "fair",
      said: "Better than placebo.",
      right: "No.",
      onlyHere: { en: ["placebo"], es: ["placebo"] },
      awaits,
      line: 2,
    },
    {
      id: "founded",
      said: "Better.",
      right: "Yes.",
      needs: { figures: ["care-ms-2.relapse-free"] },
      awaits,
      line: 5,
    },
  ],
  drawings: shippedGuide.guide.drawings,
});

/** The head of a sound page. */
export const frontMatter = (id: string): string =>
  `---\nid: ${id}\ntitle: A page\nquestion: What?\naudience: both\nreviewedOn: 2026-11-01\nreviewDue: 2027-05-01\norder: 1\n---\n\n`;

/** A page of this text, as its file would be read. */
export function pageOf(markdown: string, language: "en" | "es" = "en", id = "page"): Page {
  const { page, faults } = readPage(frontMatter(id) + markdown, `pages/${language}/${id}.md`, language);
  if (page === undefined || faults.length > 0) throw new Error(JSON.stringify(faults));
  return page;
}
