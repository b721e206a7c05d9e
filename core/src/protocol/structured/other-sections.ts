import type { Language } from "../../text/message.ts";
import type { Escalation } from "../escalation.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { SelfCheckQuestion } from "../self-check.ts";
import { hoursInWords, reachedInWords, spanInWords } from "../sheet/escalation.ts";
import { coursesInWords, figureInWords } from "../sheet/reconstitution.ts";
import { called, followUpLine } from "../sheet/self-check.ts";
import { phrase } from "../sheet/words.ts";
import { itemOf, lineOf, type SheetItem, type SheetLine, type SheetSection } from "./item.ts";

/** The texts that patients see, and every question screen by screen. */
export function selfCheckSections(
  { selfCheck, layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly SheetSection[] {
  if (selfCheck === undefined) return [];
  const text = (id: "emergency" | "crisis"): SheetItem =>
    itemOf(
      { id, name: phrase(`check.${id}`, language), says: called(selfCheck[id], language), layer, lines: [] },
      undefined,
      references,
    );
  const question = (one: SelfCheckQuestion): SheetItem =>
    ownItem(
      { ...one, says: one.asks[language] },
      { id: one.symptom, name: `${one.number}. ${one.asks[language]}`, lines: questionLines(one, language) },
      layer,
      references,
    );
  return [
    { id: "check-texts", title: phrase("check.title", language), items: [text("emergency"), text("crisis")] },
    ...selfCheck.groups.map(({ id, name }) => ({
      id: `check-${id}`,
      title: name[language],
      items: selfCheck.questions.filter(({ group }) => group === id).map(question),
    })),
    {
      id: "check-clinician",
      title: phrase("check.clinician", language),
      items: selfCheck.seenByClinician.map(({ symptom, says }) =>
        itemOf({ id: symptom, name: symptom, says, layer, lines: [] }, undefined, references),
      ),
    },
  ];
}

const questionLines = (
  { ifYes, followUps = [], alsoAsk = [], withoutSignal, text }: SelfCheckQuestion,
  language: Language,
): readonly SheetLine[] => [
  ...lineOf(
    phrase("check.if-yes", language),
    text === "crisis" ? `${ifYes[language]} ${phrase("check.crisis-first", language)}` : ifYes[language],
  ),
  ...followUps.flatMap((one) => lineOf(one.symptom, followUpLine(one, language))),
  ...lineOf(phrase("check.also-ask", language), alsoAsk.join(", ")),
  ...lineOf(phrase("check.no-signal", language), withoutSignal?.says),
];

/** The published course of lymphocytes: how a band is made, the tables and the milestones. */
export function lymphocyteSection(
  { reconstitution, layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly SheetSection[] {
  if (reconstitution === undefined) return [];
  const { says, band, tables, milestones, milestoneReachMonths } = reconstitution;
  const value = phrase("sheet.value", language);
  const items = [
    ownItem(
      band,
      {
        id: "band",
        name: says,
        lines: lineOf("Held before the first and after the last month", `${band.reachMonths} months`),
      },
      layer,
      references,
    ),
    ...tables.map((one) =>
      ownItem(
        one,
        {
          id: one.id,
          name: `${one.analyte}, ${coursesInWords[one.courses]}`,
          lines: one.months.map(({ month, mean, sd }) => ({
            label: `month ${month}`,
            text: `mean ${mean} ${one.unit}, SD ${sd} ${one.unit}`,
          })),
        },
        layer,
        references,
      ),
    ),
    ...milestones.map((one) =>
      ownItem(
        one,
        {
          id: one.id,
          name: `${one.analyte}, ${coursesInWords[one.courses]}`,
          lines: [
            ...lineOf(value, figureInWords(one)),
            ...lineOf(phrase("rule.counts", language), `a value within ${milestoneReachMonths} month of it`),
          ],
        },
        layer,
        references,
      ),
    ),
  ];
  return [{ id: "lymphocytes", title: phrase("sheet.lymphocytes", language), items }];
}

/** Who is told of open work, and when: the reminder, then the rungs of each urgency. */
export function escalationSection(
  { escalation, layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly SheetSection[] {
  if (escalation === undefined) return [];
  const { reminder, ladders } = escalation;
  const when = phrase("rule.when", language);
  const told = ownItem(
    reminder,
    { id: "reminder", name: "Reminder of the patient", lines: lineOf(when, hoursInWords[reminder.hours]) },
    layer,
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
    const back = { ...ladder.returned, id: "returned", at: `${spanInWords(ladder.returned.after)} without progress` };
    return [...ladder.rungs.map((one) => ({ ...one, at: reachedInWords(one) })), back].map((one) =>
      ownItem(
        one,
        {
          id: `${urgency}.${one.id}`,
          name: `${urgency}: ${one.id}`,
          lines: [
            ...lineOf(when, `${one.at}; ${hoursInWords[ladder.hours]}`),
            ...lineOf("To", one.to.join(", ")),
            ...lineOf("How", one.channel),
            ...lineOf("Time to act without a deadline", spanInWords(ladder.timeToAct)),
          ],
        },
        layer,
        references,
      ),
    );
  }
}

type Own = Pick<Parameters<typeof itemOf>[0], "says" | "basis"> & NonNullable<Parameters<typeof itemOf>[1]>;

/** Of a part that has its sentence, its basis and its sources itself. */
const ownItem = (
  one: Own,
  named: Pick<SheetItem, "id" | "name" | "lines">,
  layer: Protocol["layer"],
  references: readonly Reference[],
): SheetItem =>
  itemOf(
    { ...named, says: one.says, layer, ...(one.basis === undefined ? {} : { basis: one.basis }) },
    one,
    references,
  );
