import { createHash } from "node:crypto";
import type { Delivery } from "../db/outbox.ts";

/** An e-mail as it goes out. It never says who it is about, nor what. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
};

type Text = Pick<Letter, "subject" | "text">;
export type LetterLanguage = "en" | "es";
/** What a message is, as whoever gets it reads it. */
export type LetterKind = "for-you" | "needs-you-now" | "reminder";

/** The same delivery has the same id in every attempt, so that a message that arrives twice can be told. */
export function messageIdOf({ key }: Pick<Delivery, "key">, clinic: string, origin: string): string {
  const digest = createHash("sha256").update(`${clinic} ${key}`).digest("hex").slice(0, 40);
  return `<${digest}@${new URL(origin).hostname}>`;
}

/** @returns undefined where it is not on file how urgent a message to staff was */
export function kindOf({ channel, urgency }: Pick<Delivery, "channel"> & { readonly urgency: string | undefined }) {
  if (channel === "patient-reminder") return "reminder" satisfies LetterKind;
  return urgency === undefined ? undefined : staffKind(urgency);
}

const staffKind = (urgency: string) => (urgent.has(urgency) ? "needs-you-now" : "for-you") satisfies LetterKind;
const urgent: ReadonlySet<string> = new Set(["IMMEDIATE", "24H"]);

/** To somebody of the clinic: that there is something, and where. In both languages, because nobody has told us theirs. */
export const staffText = (urgency: string, origin: string): Text => ({
  subject: staffSubjects[staffKind(urgency)],
  text: `There is something for you in Longwatch.\nHay algo para usted en Longwatch.\n\n${origin}/\n\nThis message says no more on purpose. Nobody reads answers to it.\nEste mensaje no dice más a propósito. Nadie lee las respuestas.\n`,
});

const staffSubjects = {
  "for-you": "Longwatch: there is something for you / hay algo para usted",
  "needs-you-now": "Longwatch: something needs you now / algo le requiere ya",
} as const;

/** To a patient: neutral, because somebody else may read it. */
export const patientText = (language: LetterLanguage): Text => reminders[language];

const reminders = {
  en: {
    subject: "A reminder from your clinic",
    text: "Hello,\n\nthis is a reminder of something that is due soon. If it is arranged already, you need do nothing.\nIf not, please ring your clinic.\n\nPlease do not answer this message: nobody reads the answers. If you feel unwell, do not wait: ring your clinic.\n",
  },
  es: {
    subject: "Un recordatorio de su clínica",
    text: "Hola:\n\nLe recordamos que tiene algo pendiente para los próximos días. Si ya está organizado, no tiene que hacer nada.\nSi no, llame a su clínica, por favor.\n\nNo responda a este mensaje: nadie lee las respuestas. Si no se encuentra bien, no espere: llame a su clínica.\n",
  },
} as const;

/** To whoever asks whether messages arrive. */
export const testText = (language: LetterLanguage): Text => tests[language];

const tests = {
  en: {
    subject: "Longwatch: a test message",
    text: "You asked Longwatch to send you a test message. It has arrived, so messages of your clinic can arrive at this address.\n\nNobody reads answers to it.\n",
  },
  es: {
    subject: "Longwatch: un mensaje de prueba",
    text: "Ha pedido a Longwatch un mensaje de prueba. Ha llegado, así que los mensajes de su centro pueden llegar a esta dirección.\n\nNadie lee las respuestas.\n",
  },
} as const;

/** Everything that is ever written to anybody, word for word. */
export const everyText = (
  origin: string,
): readonly (Text & { readonly kind: LetterKind; readonly languages: readonly LetterLanguage[] })[] => [
  { kind: "for-you", languages: ["en", "es"], ...staffText("7D", origin) },
  { kind: "needs-you-now", languages: ["en", "es"], ...staffText("24H", origin) },
  { kind: "reminder", languages: ["en"], ...patientText("en") },
  { kind: "reminder", languages: ["es"], ...patientText("es") },
];
