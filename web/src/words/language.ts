import { answerIn } from "../api.ts";

export type Language = "en" | "es";
const kept = "longwatch-language";

/** The language that was chosen on this computer, otherwise the browser's where it is one of ours. */
export const chosenLanguage = (): Language => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith("es") ? "es" : "en";
};
export const keepLanguage = (language: Language): void => localStorage.setItem(kept, language);

/** What the page is in, and what the server is asked for. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  answerIn(language);
}
