import {
  addDays,
  type Cover,
  type Day,
  defaultRoster,
  formatDay,
  type Instant,
  InvariantError,
  officeCalendar,
  parseRoster,
  type Roster,
} from "@longwatch/core";
import { momentIn } from "../clock.ts";
import { type MemberRow, membersOf } from "../db/memberships.ts";
import { policyVersions } from "../db/policies.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { zoneOf } from "./today.ts";

export type ClinicCover = Cover & { readonly people: readonly MemberRow[] };

/** Who works at the clinic and when, in its own time, around a day. */
export async function coverOn(tx: ClinicTx, asOf: Day): Promise<ClinicCover> {
  const zone = await zoneOf(tx);
  const people = await membersOf(tx);
  const roster = await rosterOn(tx, asOf);
  // From a week before, as the core asks, and long enough for an open office after every holiday.
  const calendar = officeCalendar(roster, addDays(asOf, -7), 28, (on, minutes) => momentIn(zone, on, minutes));
  return { roster, members: new Set(people.map(({ account }) => account)), calendar, people };
}

/** The newest roster that is in force on a day, or was as known at a moment; the core's where the clinic has written none. */
export async function rosterOn(tx: ClinicTx, asOf: Day, knownAt?: Instant): Promise<Roster> {
  const versions = await policyVersions(tx, "roster", knownAt);
  const own = versions.findLast(({ effectiveFrom }) => effectiveFrom <= formatDay(asOf));
  if (own === undefined) return defaultRoster;
  const read = parseRoster(own.content);
  // It was judged before it was kept.
  if (!read.ok) throw new InvariantError(`Version ${own.version} of the clinic's roster cannot be read any more.`);
  return read.value;
}
