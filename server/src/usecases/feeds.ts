import { failed, type Instant, type Issue, ok, type Result } from "@longwatch/core";
import { type Feed, feedsOf, putFeed, removeFeed } from "../db/feeds.ts";
import { openKeys } from "../db/notices.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { rhythmsOf } from "./intake/silence.ts";
import { raise, settle } from "./notices.ts";

export const silentFeedKey = (feed: string): string => `silent-feed/${feed}`;
const silentAnalyteKey = (feed: string, analyte: string): string => `silent-analyte/${feed}/${analyte}`;

/** Something that should have come and has not, as it is told. */
type Silence = Parameters<typeof raise>[1];

/**
 * Puts on the list every feed that has been silent for longer than it may be, or than it ever is, and every analyte that has stopped
 * coming while its feed goes on. The first message ends it ({@link heardFrom}), and of an analyte its first result.
 *
 * @returns the feeds that are silent
 */
export async function checkFeeds(tx: ClinicTx): Promise<readonly string[]> {
  const { silences, over } = await silencesOf(tx);
  for (const one of silences) await raise(tx, one);
  const open = await openKeys(tx, ["silent-analyte"]);
  for (const key of over) if (open.has(key)) await settle(tx, key);
  return silences.flatMap(({ kind, about }) => (kind === "silent-feed" ? [about] : []));
}

/** Keys of silences that nobody has been told of yet, or that are over. */
export async function feedsToTell(tx: ClinicTx): Promise<readonly string[]> {
  const { silences, over } = await silencesOf(tx);
  const open = await openKeys(tx, ["silent-feed", "silent-analyte"]);
  return [...silences.map(({ key }) => key).filter((key) => !open.has(key)), ...over.filter((key) => open.has(key))];
}

/** What is missed, by what was agreed or by what was learned; and analytes that are not, or not any more. */
async function silencesOf(
  tx: ClinicTx,
): Promise<{ readonly silences: readonly Silence[]; readonly over: readonly string[] }> {
  const agreed = await feedsOf(tx);
  const rhythms = await rhythmsOf(tx);
  // What the clinic has said itself goes before what was learned.
  const isLearned = (feed: string): boolean => !agreed.some((one) => one.feed === feed);
  const missed = rhythms.filter((one) => one.silentDays !== undefined);
  const analytes = missed.filter(({ analyte }) => analyte !== "");
  const keys = new Set(analytes.map(({ feed, analyte }) => silentAnalyteKey(feed, analyte)));
  return {
    silences: [
      ...agreed
        .filter((one) => silentSince(one, tx.at))
        .map(({ feed, everyHours }) => silence(silentFeedKey(feed), "silent-feed", feed, { everyHours })),
      ...missed
        .filter(({ feed, analyte }) => analyte === "" && isLearned(feed))
        .map((one) => silence(silentFeedKey(one.feed), "silent-feed", one.feed, { days: one.silentDays })),
      ...analytes.map(({ feed, analyte, silentDays, rhythm }) =>
        silence(silentAnalyteKey(feed, analyte), "silent-analyte", feed, {
          analyte,
          days: silentDays,
          everyDays: rhythm.longestGapDays,
        }),
      ),
    ],
    over: rhythms
      .filter(({ analyte }) => analyte !== "")
      .map(({ feed, analyte }) => silentAnalyteKey(feed, analyte))
      .filter((key) => !keys.has(key)),
  };
}

const silence = (key: string, kind: "silent-feed" | "silent-analyte", about: string, content: object): Silence => ({
  key,
  kind,
  role: "nurse",
  urgency: "24H",
  about,
  content,
});

const silentSince = ({ everyHours, since, heardAt }: Feed, at: Instant): boolean =>
  at - Math.max(since, heardAt ?? since) > everyHours * 3_600_000;

/** A message has come: whatever was said about its feed's silence is over. */
export const heardFrom = (tx: ClinicTx, feed: string): Promise<boolean> => settle(tx, silentFeedKey(feed));

/** Expects to hear from a feed at least every so many hours. */
export async function expectFeed(tx: ClinicTx, feed: string, everyHours: number): Promise<Result<undefined>> {
  const wrong = [
    ...(/^[a-z0-9][a-z0-9.-]{0,63}$/.test(feed)
      ? []
      : [notAllowed("/feed", feed, "Write small letters, digits, dots and hyphens, at most 64.")]),
    ...(Number.isInteger(everyHours) && everyHours >= 1 && everyHours <= 8760
      ? []
      : [notAllowed("/everyHours", String(everyHours), "Write whole hours from 1 to 8760.")]),
  ];
  if (wrong.length > 0) return failed(wrong);
  await putFeed(tx, feed, everyHours);
  if (!(await checkFeeds(tx)).includes(feed)) await heardFrom(tx, feed);
  return ok(undefined);
}

/** Expects it no more; its silence is nobody's task any longer. */
export async function forgetFeed(tx: ClinicTx, feed: string): Promise<void> {
  await removeFeed(tx, feed);
  await heardFrom(tx, feed);
}

const notAllowed = (at: string, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw,
  remedy,
});
