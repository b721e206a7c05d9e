import type { ReactElement } from "react";
import { type Language, useLanguage } from "../words/words.ts";

const locales: Readonly<Record<Language, string>> = { en: "en-GB", es: "es-ES" };
export const localeOf = (language: Language): string => locales[language];

/** Made once, and not before it is used: to make one takes a hundred times as long as to use it. */
function ofEach<F>(make: (locale: string) => F): (language: Language) => F {
  const made = new Map<Language, F>();
  return (language) => {
    const kept = made.get(language) ?? make(locales[language]);
    made.set(language, kept);
    return kept;
  };
}
const dayFormats = ofEach(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
);
const weekdayFormats = ofEach(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    }),
);
const numberFormats = ofEach(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }),
);

/** `Sat, 21 Nov 2026`; undefined for what is no whole day. */
export const weekdayWords = (day: string, language: Language): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? weekdayFormats(language).format(Date.parse(`${day}T00:00:00Z`)) : undefined;

/** `21 Nov 2026`: a civil day, which is the same day everywhere. A date that says only its year or month is said as it is. */
export function dayWords(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  return dayFormats(language).format(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
}

/** `2–25 Jun 2026`: from one civil day through another. */
export const daysWords = (from: string, through: string, language: Language): string =>
  dayFormats(language).formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${through}T00:00:00Z`));

export function Day({ of }: { readonly of: string | null | undefined }): ReactElement {
  const language = useLanguage();
  if (of === null || of === undefined) return <span>–</span>;
  return <time dateTime={of}>{dayWords(of, language)}</time>;
}

/** A moment by the clinic's clock, in the language of the page. */
export const momentWords = (moment: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(Date.parse(moment));

export function Moment({ of, zone }: { readonly of: string; readonly zone: string }): ReactElement {
  return <time dateTime={of}>{momentWords(of, zone, useLanguage())}</time>;
}

const epochDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
/** Whole days from one civil day to another; negative where it lies before. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

/** A number as the language writes it, with no more digits than it came with. */
export const numberWords = (value: number, language: Language): string => numberFormats(language).format(value);
