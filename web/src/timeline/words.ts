import { wordsOf } from "../words/words.ts";
import { en } from "./words-en.ts";
import { es } from "./words-es.ts";

export const useTimelineWords = wordsOf("timeline", en, es);
export type SayTimeline = ReturnType<typeof useTimelineWords>;
