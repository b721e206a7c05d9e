import { createHash } from "node:crypto";
import type { Delivery } from "../db/outbox.ts";

/** An e-mail as it goes out. It never says who it is about, nor what. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
};

export type LetterLanguage = "en" | "es";

/** The same delivery has the same id in every attempt, so that a message that arrives twice can be told. */
export function messageIdOf({ key }: Pick<Delivery, "key">, clinic: string, origin: string): string {
  const digest = createHash("sha256").update(`${clinic} ${key}`).digest("hex").slice(0, 40);
  return `<${digest}@${new URL(origin).hostname}>`;
}

/** To somebody of the clinic: that there is something, and where. */
export const staffText = (urgency: string, origin: string): Pick<Letter, "subject" | "text"> => ({
  subject: urgent.has(urgency) ? "Longwatch: something needs you now" : "Longwatch: there is something for you",
  text: `There is something for you in Longwatch.\n\n${origin}/\n\nThis message says no more on purpose. Nobody reads answers to it.\n`,
});

const urgent: ReadonlySet<string> = new Set(["IMMEDIATE", "24H"]);

/** To a patient: neutral, because somebody else may read it. */
export const patientText = (language: LetterLanguage): Pick<Letter, "subject" | "text"> => reminders[language];

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
