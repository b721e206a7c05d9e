import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { chosenLanguage, keepLanguage, type Language, speak } from "./language.ts";

export type { Language } from "./language.ts";

await i18next.use(initReactI18next).init({
  lng: chosenLanguage(),
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
});
export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  speak(language);
  void i18next.changeLanguage(language);
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
