import { civilFromDay, type Language, parseDay } from "@longwatch/core";
import { type Html, html } from "./html.ts";

const months = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
} as const;

/** `21 Nov 2026`, with the day as machines read it. A date that says only its year or month is said as it is. */
export function day(text: string | null | undefined, language: Language): Html {
  if (text === null || text === undefined) return html`–`;
  const one = parseDay(text);
  if (one === undefined) return html`${text}`;
  const { year, month, day: number } = civilFromDay(one);
  return html`<time datetime="${text}">${number} ${months[language][month - 1]} ${year}</time>`;
}

/** A moment by the clinic's clock. */
export const moment = (text: string, zone: string, language: Language): Html =>
  html`<time datetime="${text}">${new Intl.DateTimeFormat(language === "es" ? "es-ES" : "en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(Date.parse(text))}</time>`;

const urgencies: Readonly<
  Record<string, readonly [tone: string, shape: string, inLanguage: Readonly<Record<Language, string>>]>
> = {
  IMMEDIATE: ["now", "◆", { en: "At once", es: "De inmediato" }],
  "24H": ["soon", "▲", { en: "24 hours", es: "24 horas" }],
  "7D": ["week", "■", { en: "7 days", es: "7 días" }],
  ROUTINE: ["routine", "●", { en: "Routine", es: "Rutina" }],
};

/** By shape and word, and only then by colour. */
export function urgency(one: string, language: Language): Html {
  const [tone, shape, word] = urgencies[one] ?? ["routine", "●", { en: one, es: one }];
  return html`<span class="urgency ${tone}"><span aria-hidden="true">${shape}</span> ${word[language]}</span>`;
}

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  nurse: { en: "Nurse", es: "Enfermería" },
  physician: { en: "Physician", es: "Medicina" },
  administrator: { en: "Administrator", es: "Administración" },
  programme: { en: "Programme", es: "Programa" },
};
export const roleWord = (role: string, language: Language): string => roles[role]?.[language] ?? role;
