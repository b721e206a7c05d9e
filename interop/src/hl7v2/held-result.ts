import { type Analyte, findAnalyte, readResultText } from "@longwatch/core";
import { admissibleReadings, type HeldResult, isCriticalFlag } from "../results/held.ts";
import type { CodeReading } from "./codes.ts";
import type { OrderContext } from "./observation.ts";
import { forSender } from "./options.ts";
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
  const numbers = isAnotherTest ? [] : numbersIn(obx, at, style);
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

/** Any amount will do: of no analyte, a number is read as a number. */
const anyAmount: Analyte = findAnalyte("platelets")!;

/** Every number that the value may be. */
function numbersIn(obx: Segment, at: string, style: Parameters<typeof readResultText>[2]): readonly number[] {
  const sent = sentValue(obx, at);
  if (sent.kind !== "texts") return [];
  return sent.texts.flatMap((text): readonly number[] => {
    const reading = readResultText(text.replaceAll("\n", "; "), anyAmount, style);
    if (reading.kind === "ambiguous") return reading.couldBe.map(Number).filter(Number.isFinite);
    if (reading.kind === "not-a-result") return reading.printed === undefined ? [] : [reading.printed];
    if (reading.kind !== "value") return [];
    const { value } = reading;
    if (typeof value === "number") return [value];
    return typeof value === "object" && "low" in value ? [value.low, value.high] : [];
  });
}
