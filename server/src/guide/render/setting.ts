import type { Language } from "@longwatch/core";
import type { DrawingData } from "../drawing-data.ts";
import type { Guide } from "../guide.ts";
import type { SayGuide } from "../guide-words.ts";
import type { Shelf } from "../shelf.ts";
import type { References } from "./references.ts";

/** What the parts of one page are rendered with. */
export type Setting = {
  readonly language: Language;
  readonly guide: Guide;
  readonly drawings: DrawingData;
  readonly shelf: Shelf;
  readonly say: SayGuide;
  readonly references: References;
  /** An id that no other drawing of the page has. */
  readonly nextId: () => string;
};
