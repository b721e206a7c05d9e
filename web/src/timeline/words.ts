import { wordsOf } from "../words/words.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export const useTimelineWords = wordsOf("timeline", en, es);
export type SayTimeline = ReturnType<typeof useTimelineWords>;
