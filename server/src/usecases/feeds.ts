import { failed, type Instant, type Issue, ok, type Result } from "@longwatch/core";
import { type Feed, feedsOf, putFeed, removeFeed } from "../db/feeds.ts";
import { noticeState } from "../db/notices.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { raise, settle } from "./notices.ts";

export const silentFeedKey = (feed: string): string => `silent-feed/${feed}`;

/** Puts every feed on the list that has been silent for longer than it may be. The first message ends it ({@link heardFrom}). */
export async function checkFeeds(tx: ClinicTx): Promise<readonly string[]> {
  const silent = (await feedsOf(tx)).filter((one) => silentSince(one, tx.at));
  for (const { feed, everyHours } of silent) {
    await raise(tx, {
      key: silentFeedKey(feed),
      kind: "silent-feed",
      role: "nurse",
      urgency: "24H",
      about: feed,
      content: { everyHours },
    });
  }
  return silent.map(({ feed }) => feed);
}

/** Feeds whose silence nobody has been told of yet. */
export async function feedsToTell(tx: ClinicTx): Promise<readonly string[]> {
  const untold: string[] = [];
  for (const one of await feedsOf(tx)) {
    if (silentSince(one, tx.at) && (await noticeState(tx, silentFeedKey(one.feed)))?.is !== "open")
      untold.push(one.feed);
  }
  return untold;
}

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
