import type { OrderGroup } from "./groups.ts";
import { component, type Segment } from "./segment.ts";
import type { SentTime } from "./times.ts";

/**
 * What ties the copies of one order's results together across messages: the laboratory's number (OBR-3,
 * ORC-3), else ours (OBR-2, ORC-2), else the minute of collection. Undefined where there is none of these:
 * then no copy can be told from another result, and no result may replace another.
 */
export function orderNumber(order: OrderGroup, collected: SentTime | undefined): string | undefined {
  const first = (field: number): string =>
    [order.obr, order.orc]
      .map((segment) => (segment === undefined ? "" : component(segment, field, 1)))
      .find((n) => n !== "") ?? "";
  if (first(3) !== "") return first(3);
  if (first(2) !== "") return `placer:${first(2)}`;
  return collected?.local === undefined ? undefined : `collected:${collected.local}`;
}

/** `sender|order|code|sub-id|repeat` (contract, section 1): rows with one key are states of one result. */
export const resultKey = (sender: string, order: string, code: string, obx: Segment, repeat: number): string =>
  [sender, order, code, component(obx, 4, 1), `${repeat}`].join("|");

/** 1 for the first row of its order, code and sub-id in a message, 2 for the next: one count per patient. */
export function countRepeats(): (order: string | undefined, code: string, obx: Segment) => number {
  const counts = new Map<string, number>();
  return (order, code, obx) => {
    const row = JSON.stringify([order, code, component(obx, 4, 1)]);
    const repeat = (counts.get(row) ?? 0) + 1;
    counts.set(row, repeat);
    return repeat;
  };
}
