import { type Day, escalationOn, type Instant, InvariantError, presentOwner, type WorklistItem } from "@longwatch/core";
import { membersOf } from "../db/memberships.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { type HeldOtherwise, ownedLines } from "../db/worklist.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { rosterOn } from "./cover.ts";
import { eventsOf } from "./worklist-rows.ts";

/** What is needed to tell who has something. */
type Owned = Pick<WorklistItem, "owner" | "events" | "urgency">;

type OwnedItem = Owned & Pick<WorklistItem, "key"> & { readonly patient: string; readonly owner: string };
type Asked = { readonly asOf: Day; readonly knownAt?: Instant };

/** Tells who has what somebody took, by the clinic's roster and ladder; null: nobody, so that it is its role's. */
export async function holders(tx: ClinicTx, { asOf, knownAt }: Asked): Promise<(item: Owned) => string | null> {
  const escalation = escalationOn((await clinicRules(tx, knownAt)).rulebook, asOf);
  if (escalation === undefined) throw new InvariantError("The rulebook has no escalation ladder.");
  const roster = await rosterOn(tx, asOf, knownAt);
  const working = (await membersOf(tx)).map(({ account }) => account);
  return (item) => {
    // Who has left since was there then, as far as anybody knows.
    const then = knownAt === undefined ? [] : [item.owner ?? "", ...roster.leave.map(({ standIn }) => standIn)];
    const cover = { roster, members: new Set([...working, ...then]) };
    return presentOwner(item, { now: knownAt ?? tx.at, asOf, escalation, cover }) ?? null;
  };
}

/** The lines, of everybody or of one patient, that are not their owners' now: they are away, have left, or did not go on with it. */
export async function linesHeldOtherwise(tx: ClinicTx, asOf: Day, patient?: string): Promise<readonly HeldOtherwise[]> {
  const owned = await ownedItems(tx, patient);
  if (owned.length === 0) return [];
  const holderOf = await holders(tx, { asOf });
  return owned.flatMap((item) => {
    const present = holderOf(item);
    return present === item.owner ? [] : [{ patient: item.patient, key: item.key, present }];
  });
}

/** What somebody took of everybody, or of one patient, as far as it is needed to tell who has it. */
export const ownedItems = async (tx: ClinicTx, patient?: string): Promise<readonly OwnedItem[]> =>
  (await ownedLines(tx, patient)).map(({ urgency, events, ...line }) => ({
    ...line,
    urgency: urgency as WorklistItem["urgency"],
    events: eventsOf(events),
  }));

/** Who took a task, and who answers for it. */
export type Holder = { readonly owner: string; readonly present: string | null };

/** Of each task of a patient that somebody took, by its key. */
export async function holdersOf(
  tx: ClinicTx,
  items: readonly (Owned & Pick<WorklistItem, "key">)[],
  asked: Asked,
): Promise<Readonly<Record<string, Holder>>> {
  const owned = items.filter(({ owner }) => owner !== undefined);
  if (owned.length === 0) return {};
  const holderOf = await holders(tx, asked);
  return Object.fromEntries(owned.map((item) => [item.key, { owner: item.owner!, present: holderOf(item) }]));
}
