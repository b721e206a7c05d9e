import { failed, InvariantError, ok, type Result } from "@longwatch/core";
import { type CsvProfile, parseCsvProfile } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import { addProfileVersion, profilesNow } from "../../db/imports.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { changedMeanwhile } from "../record-facts.ts";

const prefix = "table/";
/** Tables of one profile are a feed of their own. */
export const feedOfProfile = (profile: string): string => `${prefix}${profile}`;

/** How a message of a feed is read as a table; undefined: the feed is none of tables. */
export async function csvProfileOf(tx: ClinicTx, feed: string): Promise<CsvProfile | undefined> {
  if (!feed.startsWith(prefix)) return undefined;
  const [now] = await profilesNow(tx, feed.slice(prefix.length));
  if (now === undefined) return undefined;
  const read = parseCsvProfile(now.content);
  // It was judged before it was kept.
  if (!read.ok) throw new InvariantError("A profile of tables cannot be read any more.");
  return read.value;
}

/**
 * Saves how a sender's tables are read: delimiter, decimal mark, order of day and month, what each column holds. Older versions stay.
 *
 * @param expected the newest version that the writer has seen; 0 where there was none
 */
export async function changeProfile(
  tx: ClinicTx,
  profile: string,
  written: unknown,
  expected: number,
): Promise<Result<number>> {
  const newest = (await profilesNow(tx, profile))[0]?.version ?? 0;
  if (newest !== expected) return failed([changedMeanwhile(expected, newest)]);
  const read = parseCsvProfile(written);
  if (!read.ok) return read;
  await addProfileVersion(tx, { profile, version: newest + 1, content: read.value });
  await recordEvent(tx, {
    action: "laboratory.change",
    object: feedOfProfile(profile),
    detail: { version: newest + 1 },
  });
  return ok(newest + 1);
}
