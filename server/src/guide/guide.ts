import type { Language } from "@longwatch/core";
import type { Claim } from "./claim.ts";
import type { DrawingData } from "./drawing-data.ts";
import type { Fault } from "./fault.ts";
import type { Cell, Page } from "./page.ts";

export type Word = { readonly id: string; readonly name: string; readonly says: Cell; readonly line: number };

/** All that is written in the folder of the guide. */
export type Guide = {
  readonly pages: readonly Page[];
  readonly words: Readonly<Record<Language, readonly Word[]>>;
  readonly claims: readonly (Claim & { readonly line: number })[];
  /** Absent where it cannot be read: then nothing can be drawn. */
  readonly drawings: DrawingData | undefined;
};

/** The guide as far as it could be read, and what could not be. */
export type GuideRead = { readonly guide: Guide; readonly faults: readonly Fault[] };

export const wordsFileOf = (language: Language): string => `words.${language}.yaml`;
export const claimsFileName = "claims.yaml";
export const drawingsFileName = "drawings.yaml";
