import i18next from "i18next";
import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useSyncExternalStore,
} from "react";
import { chosenLanguage, keepLanguage, type Language, speak } from "./language.ts";

export type { Language } from "./language.ts";

await i18next.init({
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
  const says = { en: sayerOf("en", folder, en), es: sayerOf("es", folder, es) };
  return () => says[useLanguage()] as Say<E>;
}

function sayerOf(language: Language, folder: string, words: Readonly<Record<string, string>>): Say<typeof words> {
  i18next.addResourceBundle(language, folder, words, false, true, { silent: true, skipCopy: true });
  const said = i18next.getFixedT(language, folder);
  // Most words are as they stand; a list says hundreds of them.
  return (id, values) => (values === undefined ? (words[id] ?? said(id)) : said(id, values));
}

const Spoken = createContext<Language>("en");
/** The language of the page; a component that asks draws itself again when it changes. */
export const useLanguage = (): Language => useContext(Spoken);

const heard = (changed: () => void): (() => void) => {
  i18next.on("languageChanged", changed);
  return () => i18next.off("languageChanged", changed);
};
/** Around everything that says something. It listens once for all: a list has hundreds of words. */
export function Words({ children }: { readonly children: ReactNode }): ReactElement {
  const language = useSyncExternalStore(heard, () => i18next.language as Language);
  return createElement(Spoken, { value: language }, children);
}
