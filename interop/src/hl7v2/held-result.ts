import { type HeldResult, heldResultOf } from "../results/held.ts";
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
  { isUnmapped, key, ...code }: CodeReading,
  collected: SentTime | undefined,
  { sender, options, sentAt, messageId }: OrderContext,
  at: string,
): HeldResult {
  const sent = sentValue(obx, at);
  const day = collected ?? sentAt;
  return heldResultOf({
    code: { ...code, ...(isUnmapped === true ? { unmapped: { code: key } } : {}) },
    texts: sent.kind === "texts" ? sent.texts : [],
    style: forSender(options.numbers, sender),
    units: unitTexts(obx),
    day: {
      ...(day === undefined ? {} : { collectedOn: day.date }),
      ...(day?.instant === undefined ? {} : { collectedAt: day.instant }),
    },
    flags: repetitions(obx, 8).map((_, index) => component(obx, 8, 1, index + 1)),
    at,
    source: `hl7v2 ${messageId} OBX[${obx.ordinal}]`,
  });
}
