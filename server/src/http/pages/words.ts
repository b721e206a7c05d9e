import { civilFromDay, parseDay } from "@longwatch/core";
import { type Html, html } from "./html.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `21 Nov 2026`, with the day as machines read it. A date that says only its year or month is said as it is. */
export function day(text: string | null | undefined): Html {
  if (text === null || text === undefined) return html`–`;
  const one = parseDay(text);
  if (one === undefined) return html`${text}`;
  const { year, month, day: number } = civilFromDay(one);
  return html`<time datetime="${text}">${number} ${months[month - 1]} ${year}</time>`;
}

/** A moment by the clinic's clock. */
export const moment = (text: string, zone: string): Html =>
  html`<time datetime="${text}">${new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(Date.parse(text))}</time>`;

const urgencies: Readonly<Record<string, readonly [string, string, string]>> = {
  IMMEDIATE: ["now", "◆", "At once"],
  "24H": ["soon", "▲", "24 hours"],
  "7D": ["week", "■", "7 days"],
  ROUTINE: ["routine", "●", "Routine"],
};

/** By shape and word, and only then by colour. */
export function urgency(one: string): Html {
  const [tone, shape, word] = urgencies[one] ?? ["routine", "●", one];
  return html`<span class="urgency ${tone}"><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

const roles: Readonly<Record<string, string>> = {
  nurse: "Nurse",
  physician: "Physician",
  administrator: "Administrator",
  programme: "Programme",
};
export const roleWord = (role: string): string => roles[role] ?? role;

/** A key of ours as words: `cannot-tell` → `Cannot tell`. */
export function sentence(key: string): string {
  const text = key.replaceAll(/[-_]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
