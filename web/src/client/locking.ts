import { useSyncExternalStore } from "react";
import { forgetLock, isLeftLocked, leaveLocked } from "./left-locked.ts";
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

export const isScreenLocked = (): boolean => isLocked;

/** Locks the screen; what is awaited goes on when the same person is back. */
export function lock(): Promise<void> {
  isLocked = true;
  if (person !== undefined) leaveLocked(person);
  tell();
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/**
 * Who the server says is at the screen: remembered for the lock. It opens no lock, because what was asked before it closed may be
 * answered after it.
 *
 * @returns false where it was somebody else until now, who signed in at another window: nothing shown or typed here is theirs
 */
export function seenAs(session: Session): boolean {
  if (person !== undefined && person.account !== session.account) return false;
  if (!isLocked) person = session;
  if (!isLocked && isLeftLocked(session)) {
    isLocked = true;
    tell();
  }
  return true;
}

/** Somebody has signed in at the lock: what was awaited goes on. */
export function unlock(session: Session): void {
  person = session;
  isLocked = false;
  forgetLock();
  const all = waiting;
  waiting = [];
  tell();
  for (const resolve of all) resolve();
}
