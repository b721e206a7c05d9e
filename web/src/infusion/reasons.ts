import type { ReadinessJson } from "@longwatch/core";
import { bagClock } from "./chair.ts";
import type { Chair } from "./use-infusion.ts";

type Item = ReadinessJson["items"][number];
export type Reasons = { readonly items: readonly Item[]; readonly isBagLate: boolean };

/** What speaks against beginning now: items of the list on which nobody has given their word, and the clock of the bag. */
export function reasonsAgainst(
  { readiness, day, now }: Pick<Chair, "readiness" | "day" | "now">,
  dilutedAt: string | undefined,
): Reasons | undefined {
  const isGo = readiness.answer === "go" || readiness.answer === "with-override";
  const items = isGo ? [] : readiness.items.filter(isOpen);
  const isBagLate = bagClock(day, now, dilutedAt)?.state === "too-late-to-start";
  return isGo && !isBagLate ? undefined : { items, isBagLate };
}

/** No word makes known what is unknown, also where it is only a part of what is red. */
const isOpen = ({ state, isPartlyUnknown, override }: Item): boolean =>
  state === "unknown" || isPartlyUnknown || (state === "red" && override === undefined);
