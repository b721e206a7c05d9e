import type { Instant } from "@longwatch/core";

type Held<T> = { readonly found: Promise<T>; readonly at: Instant };

/** What was found a moment ago; nothing where nobody has asked since. */
export type Remembered<T> = {
  readonly of: (key: string, at: Instant) => Promise<T> | undefined;
  /** Keeps what is being found, in place of the oldest where there are too many. What fails is not kept. */
  readonly keep: (key: string, at: Instant, found: Promise<T>) => Promise<T>;
  readonly forget: (key: string) => void;
};

export function remembering<T>(freshMs: number, most: number): Remembered<T> {
  const held = new Map<string, Held<T>>();
  return {
    of: (key, at) => {
      const before = held.get(key);
      return before !== undefined && at >= before.at && at - before.at < freshMs ? before.found : undefined;
    },
    forget: (key) => void held.delete(key),
    keep: (key, at, found) => {
      const kept = { found, at };
      // Put in again it is the youngest.
      held.delete(key);
      held.set(key, kept);
      if (held.size > most) held.delete(held.keys().next().value!);
      found.catch(() => held.get(key) === kept && held.delete(key));
      return found;
    },
  };
}
