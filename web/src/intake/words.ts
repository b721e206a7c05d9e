import { wordsOf } from "../words/words.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export const useIntakeWords = wordsOf("intake", en, es);
