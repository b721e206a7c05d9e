import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { answerIn } from "../api.ts";

export type Language = "en" | "es";
const kept = "longwatch-language";

/** The language that was chosen on this computer, otherwise the browser's where it is one of ours. */
const first = (): Language => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith("es") ? "es" : "en";
};

await i18next.use(initReactI18next).init({
  lng: first(),
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
});
use(first());

export function chooseLanguage(language: Language): void {
  localStorage.setItem(kept, language);
  use(language);
  void i18next.changeLanguage(language);
}

function use(language: Language): void {
  document.documentElement.lang = language;
  answerIn(language);
}

type Values = Readonly<Record<string, string | number>>;
/** `thing_one` and `thing_other` are asked for as `thing`, with `count`. */
type Asked<K> = K extends `${infer Stem}_${"one" | "other"}` ? Stem : K;
export type Say<E> = (id: Asked<Extract<keyof E, string>>, values?: Values) => string;

/**
 * Registers the words of a folder, and gives the hook by which its components say them. Both languages must have every word:
 * the types see to it.
 */
export function wordsOf<E extends Readonly<Record<string, string>>>(
  folder: string,
  en: E,
  es: Readonly<Record<keyof E, string>>,
): () => Say<E> {
  i18next.addResourceBundle("en", folder, en);
  i18next.addResourceBundle("es", folder, es);
  return () => useTranslation(folder).t as unknown as Say<E>;
}

/** The language of the page; a component that asks draws itself again when it changes. */
export const useLanguage = (): Language => useTranslation().i18n.language as Language;
