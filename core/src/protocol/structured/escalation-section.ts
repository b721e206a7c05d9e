import { phraseIn, type Wording } from "../../text/wording.ts";
import type { Escalation } from "../escalation.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import {
  hoursInSpanish,
  hoursInWords,
  reachedInSpanish,
  reachedInWords,
  spanInSpanish,
  spanInWords,
} from "../sheet/escalation.ts";
import { keyIn } from "../sheet/words.es.ts";
import { phrase } from "../sheet/words.ts";
import { itemOf, lineOf, type SheetItem, type SheetSection } from "./item.ts";

type Channel = Escalation["ladders"]["ROUTINE"]["rungs"][number]["channel"];
type Recipient = Escalation["ladders"]["ROUTINE"]["rungs"][number]["to"][number];
const urgencies = { IMMEDIATE: "De inmediato", "24H": "24 horas", "7D": "7 días", ROUTINE: "Rutina" } as const;
const rungsEs: Readonly<Record<string, string>> = {
  listed: "en la lista",
  told: "avisado",
  late: "con retraso",
  call: "llamada",
  "second-call": "segunda llamada",
  physician: "medicina",
  programme: "programa",
  returned: "devuelta",
};
const channelsEs: Readonly<Record<Channel, string>> = { worklist: "en la lista de trabajo", message: "con un mensaje" };
const recipientsEs: Readonly<Record<Recipient, string>> = {
  responsible: "quien la tiene",
  nurse: "enfermería",
  physician: "medicina",
  programme: "programa",
};

/** What differs between languages in how the rungs are told. */
const wordsIn = (wording: Wording) =>
  wording.language === "es"
    ? {
        hours: hoursInSpanish,
        reached: reachedInSpanish,
        span: spanInSpanish,
        idle: "sin avance",
        urgency: (one: string) => urgencies[one as keyof typeof urgencies],
        rung: (id: string) => rungsEs[id] ?? keyIn(id, wording),
        channel: (one: Channel) => channelsEs[one],
        to: (one: Recipient) => recipientsEs[one],
      }
    : {
        hours: hoursInWords,
        reached: reachedInWords,
        span: spanInWords,
        idle: "without progress",
        urgency: (one: string) => one,
        rung: (id: string) => id,
        channel: (one: Channel) => one,
        to: (one: Recipient) => one,
      };

/** Who is told of open work, and when: the reminder, then the rungs of each urgency. */
export function escalationSection(
  { escalation, layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  if (escalation === undefined) return [];
  const { reminder, ladders } = escalation;
  const { language } = wording;
  const words = wordsIn(wording);
  const when = phrase("rule.when", language);
  const told = itemOf(
    {
      id: "reminder",
      name: phrase("escalation.reminder", language),
      says: phraseIn(reminder.says, wording),
      layer,
      basis: reminder.basis,
      lines: lineOf(when, words.hours[reminder.hours]),
    },
    reminder,
    references,
  );
  return [
    {
      id: "escalation",
      title: phrase("sheet.escalation", language),
      items: [told, ...Object.entries(ladders).flatMap(([urgency, one]) => rungs(urgency, one))],
    },
  ];

  function rungs(urgency: string, ladder: Escalation["ladders"]["ROUTINE"]): readonly SheetItem[] {
    const back = { ...ladder.returned, id: "returned", at: `${words.span(ladder.returned.after)} ${words.idle}` };
    return [...ladder.rungs.map((one) => ({ ...one, at: words.reached(one) })), back].map((one) =>
      itemOf(
        {
          id: `${urgency}.${one.id}`,
          name: `${words.urgency(urgency)}: ${words.rung(one.id)}`,
          says: phraseIn(one.says, wording),
          layer,
          basis: one.basis,
          lines: [
            ...lineOf(when, `${one.at}; ${words.hours[ladder.hours]}`),
            ...lineOf(phrase("escalation.to", language), one.to.map(words.to).join(", ")),
            ...lineOf(phrase("escalation.how", language), words.channel(one.channel)),
            ...lineOf(phrase("escalation.time", language), words.span(ladder.timeToAct)),
          ],
        },
        one,
        references,
      ),
    );
  }
}
