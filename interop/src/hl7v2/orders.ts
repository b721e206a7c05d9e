import type { Issue } from "@longwatch/core";
import { analyteByLoinc } from "@longwatch/core";
import type { SentDocument } from "../documents.ts";
import type { HeldResult } from "../results/held.ts";
import { codingsOf } from "./codes.ts";
import { collectionOfOrder } from "./collection.ts";
import type { ObservationGroup, OrderGroup } from "./groups.ts";
import { doubt, problem } from "./issue.ts";
import { type OrderContext, readObservation } from "./observation.ts";
import type { ResultFact } from "./outcome.ts";
import { type countRepeats, orderNumber, resultKey } from "./result-key.ts";
import { remarksInNotes, remarksOfSpecimen } from "./specimen.ts";

export type OrderReading = {
  readonly facts: readonly ResultFact[];
  readonly held: readonly HeldResult[];
  readonly documents: readonly SentDocument[];
  readonly issues: readonly Issue[];
};

export type MessageContext = Pick<
  OrderContext,
  "sender" | "options" | "sentAt" | "lab" | "messageId" | "furtherNotes"
> & {
  /** `MSH[1]` */
  readonly at: string;
};

/** The results of one order. What is remarked on its specimen or in its notes holds for each of them. */
export function readOrder(
  order: OrderGroup,
  message: MessageContext,
  repeatOf: ReturnType<typeof countRepeats>,
): OrderReading {
  const at = order.obr === undefined ? message.at : `${message.at}/OBR[${order.obr.ordinal}]`;
  const collected = collectionOfOrder(order, at, message.sender, message.options);
  const number = orderNumber(order, collected.time);
  const context: OrderContext = {
    ...message,
    at,
    obr: order.obr,
    notes: order.notes,
    furtherNotes: [...order.specimens.flatMap(({ notes }) => notes), ...message.furtherNotes],
    remarks: [...new Set([...remarksInNotes(order.notes), ...order.specimens.flatMap(remarksOfSpecimen)])],
    collected: collected.time,
    keyOf: (code, obx) => {
      const repeat = repeatOf(number, code, obx);
      return number === undefined ? undefined : resultKey(message.sender, number, code, obx, repeat);
    },
  };
  const readings = order.observations.map((group) => readObservation(group, context));
  const misplaced = order.specimens.flatMap(({ observations }) =>
    observations.map((group) => aboutSpecimen(group, at, order.observations.length === 0)),
  );
  return {
    facts: readings.flatMap(({ fact }) => fact ?? []),
    held: readings.flatMap(({ held }) => held ?? []),
    documents: readings.flatMap(({ documents }) => documents ?? []),
    issues: [...collected.issues, ...readings.flatMap(({ issues }) => issues), ...misplaced],
  };
}

/**
 * An OBX behind an SPM is about the specimen. A sender that puts SPM before its results would lose them
 * all so: where the order has no other result and the code is one of ours, it is an error, not a remark.
 */
function aboutSpecimen({ obx }: ObservationGroup, order: string, isOnly: boolean): Issue {
  const at = `${order}/OBX[${obx.ordinal}]`;
  const [coding] = codingsOf(obx, 3);
  const saw = coding === undefined ? "no code" : `${coding.code} (${coding.name})`;
  if (isOnly && codingsOf(obx, 3).some(({ code, isLoinc }) => isLoinc && analyteByLoinc(code) !== undefined)) {
    const remedy =
      "By its place it describes the specimen, and it was not taken. If it is the patient's result, enter it and ask the sender to put OBX before SPM.";
    return problem("value-not-a-result", at, saw, remedy);
  }
  return doubt("value-not-a-result", at, saw, "It describes the specimen, not the patient. Nothing needs to be done.");
}
