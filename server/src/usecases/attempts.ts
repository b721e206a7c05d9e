import type { Instant } from "@longwatch/core";

/** After so long another node may take what this one has claimed; longer than any attempt to bring it lasts. */
export const claimedUntil = (at: Instant): Instant => (at + 3 * 60_000) as Instant;

/** The next attempt: 1, 2, 4, … minutes after the one before, up to an hour. */
export const nextAttempt = (at: Instant, tries: number): Instant =>
  (at + Math.min(60, 2 ** Math.min(tries - 1, 6)) * 60_000) as Instant;
