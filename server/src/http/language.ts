import type { Language } from "@longwatch/core";
import type { HeadersOut } from "./answer.ts";

/** The language that a reader asks for: Spanish where it is what they name first, English otherwise. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*es(?![a-z])/i.test(acceptLanguage ?? "") ? "es" : "en";

/** Said of every answer with sentences in it, so that what is kept on the way for one reader is not given to another. */
export const inLanguage = (language: Language, before?: string | string[]): HeadersOut => ({
  "content-language": language,
  vary: [...[before ?? []].flat(), "accept-language"].join(", "),
});
