import { useRef } from "react";

/**
 * On which version of a record somebody decides: the one that was there when they began. What comes meanwhile is not what they
 * saw; after a refusal they are told to look again, and it is the newest.
 */
export function useSeenVersion(version: number, hasBegun: boolean, wasRefused: boolean): number {
  const seen = useRef(version);
  if (!hasBegun || wasRefused) seen.current = version;
  return seen.current;
}
