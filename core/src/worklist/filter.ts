import type { Day } from "../base/calendar.ts";
import type { WorkRole } from "../tasks/role.ts";
import { isSetAside, type WorklistItem } from "./item.ts";

/** Which lines are wanted; what is absent asks for nothing. */
export type WorklistFilter = {
  readonly role?: WorkRole;
  /** A person's id; null: what nobody owns. */
  readonly owner?: string | null;
  /** Whether it is set aside on the day. */
  readonly setAside?: boolean;
};

/** @param owned the item with its present owner, from `presentOwner` */
export const isWanted = (
  owned: Pick<WorklistItem, "role" | "owner" | "snoozedThrough">,
  { role, owner, setAside }: WorklistFilter,
  asOf: Day,
): boolean =>
  (role === undefined || owned.role === role) &&
  (owner === undefined || (owned.owner ?? null) === owner) &&
  (setAside === undefined || isSetAside(owned, asOf) === setAside);
