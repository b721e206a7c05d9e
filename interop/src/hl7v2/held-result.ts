import { admissibleReadings, type HeldResult, isCriticalFlag, numbersIn } from "../results/held.ts";
import type { CodeReading } from "./codes.ts";
import type { OrderContext } from "./observation.ts";
import { forSender, type NumberStyle } from "./options.ts";
import { component, repetitions, type Segment } from "./segment.ts";
import { sentValue } from "./sent-value.ts";
import type { SentTime } from "./times.ts";
import { unitTexts } from "./unit-field.ts";

/** A row that gave no fact, with what it could be; where its day is not known, that of the message stands for it, if that is known. */
export function heldResult(
  obx: Segment,
  code: CodeReading,
  collected: SentTime | undefined,
  { sender, options, sentAt, messageId }: OrderContext,
  at: string,
): HeldResult {
  const analytes = code.analyte === undefined ? (code.candidates ?? []) : [code.analyte];
  const isAnotherTest = code.isUnmapped === true && code.candidates === undefined;
  const style = forSender(options.numbers, sender);
  const numbers = isAnotherTest ? [] : numbersOf(obx, at, style);
  const day = collected ?? sentAt;
  const readings = admissibleReadings({ analytes, numbers, units: unitTexts(obx) });
  const proposal = analytes.length === 1 && code.analyte === undefined ? analytes[0]!.key : undefined;
  return {
    at,
    ...(code.isUnmapped === true ? { code: code.key } : {}),
    ...(proposal === undefined ? {} : { proposal }),
    isCritical: repetitions(obx, 8).some((_, index) => isCriticalFlag(component(obx, 8, 1, index + 1))),
    readings: readings.map(({ analyte, value, unit }) => ({
      kind: "result-reported",
      ...(day === undefined ? {} : { collectedOn: day.date }),
      ...(day?.instant === undefined ? {} : { collectedAt: day.instant }),
      analyte,
      value,
      unit,
      status: "final",
      source: `hl7v2 ${messageId} OBX[${obx.ordinal}]`,
    })),
  };
}

function numbersOf(obx: Segment, at: string, style: NumberStyle | undefined): readonly number[] {
  const sent = sentValue(obx, at);
  return sent.kind !== "texts" ? [] : sent.texts.flatMap((text) => numbersIn(text.replaceAll("\n", "; "), style));
}
