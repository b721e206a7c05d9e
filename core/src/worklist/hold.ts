import type { Instant } from "../base/instant.ts";

/** Something that was done about an item, and when. */
export type Event = {
  readonly at: Instant;
  /**
   * `hold`: somebody took it, was given it, acknowledged it or said that it is done. `progress`: a fact shows that work went
   * on. `release`: it was given to a role. `pause`: it was set aside, until the end of a day.
   */
  readonly is: "hold" | "progress" | "release" | "pause";
  /** Of a pause: the moment at which it ends. */
  readonly until?: Instant;
};

/** Who has had it, and for how long without anything to show for it. */
export type Hold = {
  /** The moment from which it counts; undefined: nobody has it. */
  readonly since: Instant | undefined;
  /** How often it had gone back to its role before. */
  readonly returned: number;
};

/**
 * Since when somebody has an item without a fact of progress. Taking it again gains no time; after it has gone back to its
 * role, whoever takes it has the time anew.
 *
 * @param events in the order of time
 * @param idle milliseconds that one may have it without progress
 */
export function holdOf(events: readonly Event[], idle: number): Hold {
  let since: Instant | undefined;
  let returned = 0;
  for (const { at, is, until } of events) {
    if (since !== undefined && at >= since + idle) {
      returned += 1;
      since = undefined;
    }
    if (is === "hold") since ??= at;
    else if (is === "release") since = undefined;
    else if (since !== undefined) since = Math.max(since, is === "pause" ? (until ?? at) : at) as Instant;
  }
  return { since, returned };
}

/** The moment at which it goes back to its role; undefined: nobody has it. */
export const returnsAt = ({ since }: Hold, idle: number): Instant | undefined =>
  since === undefined ? undefined : ((since + idle) as Instant);
