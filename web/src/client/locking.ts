import { useSyncExternalStore } from "react";
import type { Session } from "./session.ts";

let isLocked = false;
let person: Session | undefined;
let state: readonly [boolean, Session | undefined] = [false, undefined];
let waiting: (() => void)[] = [];
const watchers = new Set<() => void>();

function tell(): void {
  state = [isLocked, person];
  for (const watcher of watchers) watcher();
}

/** Whether the screen is locked, and who was at it. */
export const useLock = (): readonly [boolean, Session | undefined] =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

/** Locks the screen; what is awaited goes on when the same person is back. */
export function lock(): Promise<void> {
  isLocked = true;
  tell();
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Somebody is at the screen: remembered for the lock, which opens for them. */
export function signedInAs(session: Session): void {
  person = session;
  isLocked = false;
  const all = waiting;
  waiting = [];
  tell();
  for (const resolve of all) resolve();
}
