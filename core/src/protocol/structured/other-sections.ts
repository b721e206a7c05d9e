import { phraseIn, type Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { SelfCheckQuestion } from "../self-check.ts";
import { coursesInSpanish, coursesInWords, figureInSpanish, figureInWords } from "../sheet/reconstitution.ts";
import { called, followUpSays } from "../sheet/self-check.ts";
import { keyIn } from "../sheet/words.es.ts";
import { phrase } from "../sheet/words.ts";
import { itemOf, lineOf, type SheetItem, type SheetLine, type SheetSection } from "./item.ts";

/** The texts that patients see, and every question screen by screen. */
export function selfCheckSections(
  { selfCheck, layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  const { language } = wording;
  if (selfCheck === undefined) return [];
  const text = (id: "emergency" | "crisis"): SheetItem =>
    itemOf(
      { id, name: phrase(`check.${id}`, language), says: called(selfCheck[id], language), layer, lines: [] },
      undefined,
      references,
    );
  const question = (one: SelfCheckQuestion): SheetItem =>
    ownItem(
      one,
      {
        id: one.symptom,
        name: `${one.number}. ${one.asks[language]}`,
        says: one.asks[language],
        lines: questionLines(one, wording),
      },
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
        itemOf(
          { id: symptom, name: keyIn(symptom, wording), says: phraseIn(says, wording), layer, lines: [] },
          undefined,
          references,
        ),
      ),
    },
  ];
}

const questionLines = (
  { ifYes, followUps = [], alsoAsk = [], withoutSignal, text }: SelfCheckQuestion,
  wording: Wording,
): readonly SheetLine[] => {
  const { language } = wording;
  return [
    ...lineOf(
      phrase("check.if-yes", language),
      text === "crisis" ? `${ifYes[language]} ${phrase("check.crisis-first", language)}` : ifYes[language],
    ),
    ...followUps.flatMap((one) => lineOf(keyIn(one.symptom, wording), followUpSays(one, language))),
    ...lineOf(phrase("check.also-ask", language), alsoAsk.map((key) => keyIn(key, wording)).join(", ")),
    ...lineOf(phrase("check.no-signal", language), withoutSignal && phraseIn(withoutSignal.says, wording)),
  ];
};

/** The published course of lymphocytes: how a band is made, the tables and the milestones. */
export function lymphocyteSection(
  { reconstitution, layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  if (reconstitution === undefined) return [];
  const { says, band, tables, milestones, milestoneReachMonths } = reconstitution;
  const { language } = wording;
  const isSpanish = language === "es";
  const value = phrase("sheet.value", language);
  const nameOf = ({ analyte, courses }: { readonly analyte: string; readonly courses: keyof typeof coursesInWords }) =>
    `${keyIn(analyte, wording)}, ${(isSpanish ? coursesInSpanish : coursesInWords)[courses]}`;
  const items = [
    ownItem(
      band,
      {
        id: "band",
        name: phraseIn(says, wording),
        says: phraseIn(band.says, wording),
        lines: lineOf(phrase("band.reach", language), `${band.reachMonths} ${isSpanish ? "meses" : "months"}`),
      },
      layer,
      references,
    ),
    ...tables.map((one) =>
      ownItem(
        one,
        {
          id: one.id,
          name: nameOf(one),
          says: phraseIn(one.says, wording),
          lines: one.months.map(({ month, mean, sd }) =>
            isSpanish
              ? { label: `mes ${month}`, text: `media ${mean} ${one.unit}, DE ${sd} ${one.unit}` }
              : { label: `month ${month}`, text: `mean ${mean} ${one.unit}, SD ${sd} ${one.unit}` },
          ),
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
          name: nameOf(one),
          says: phraseIn(one.says, wording),
          lines: [
            ...lineOf(value, isSpanish ? figureInSpanish(one) : figureInWords(one)),
            ...lineOf(
              phrase("rule.counts", language),
              isSpanish
                ? `un valor a ${milestoneReachMonths} mes de él como mucho`
                : `a value within ${milestoneReachMonths} month of it`,
            ),
          ],
        },
        layer,
        references,
      ),
    ),
  ];
  return [{ id: "lymphocytes", title: phrase("sheet.lymphocytes", language), items }];
}

type Own = Pick<Parameters<typeof itemOf>[0], "basis"> & NonNullable<Parameters<typeof itemOf>[1]>;

/** Of a part that has its basis and its sources itself. */
const ownItem = (
  one: Own,
  named: Pick<SheetItem, "id" | "name" | "says" | "lines">,
  layer: Protocol["layer"],
  references: readonly Reference[],
): SheetItem => itemOf({ ...named, layer, ...(one.basis === undefined ? {} : { basis: one.basis }) }, one, references);
