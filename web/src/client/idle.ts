import { useEffect } from "react";
import { ask, Refusal } from "../api.ts";
import { isScreenLocked, lock } from "./locking.ts";

/** Ends the session on the server; where it had ended before, that is as well. */
export async function endSession(): Promise<void> {
  try {
    await ask("/session", { method: "DELETE" });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
  }
}

/** Ends the session here and on the server, and locks the screen. */
export async function lockNow(): Promise<void> {
  const unlocked = lock();
  await ask("/session", { method: "DELETE" }).catch(() => undefined);
  await unlocked;
}

/**
 * Counts the minutes since somebody touched the screen. Timers stand still while a computer sleeps, so a touch after too long is
 * no touch in time.
 *
 * @returns what to do when it is touched, and how to stop
 */
export function idleWatch(
  minutes: number,
  over: () => void,
): { readonly touched: () => void; readonly stop: () => void } {
  const most = minutes * 60_000;
  let last = Date.now();
  let timer = setTimeout(over, most);
  return {
    touched: () => {
      const isLate = Date.now() - last >= most;
      last = Date.now();
      clearTimeout(timer);
      timer = setTimeout(over, most);
      if (isLate) over();
    },
    stop: () => clearTimeout(timer),
  };
}

const tellEveryMs = 10_000;

/** Locks the screen when nobody has touched it for so many minutes: what asks by itself keeps no session awake. */
export function useIdleLock(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return;
    const { touched, stop } = idleWatch(minutes, () => {
      if (!isScreenLocked()) void lockNow();
    });
    // Whoever works in one window is not away from the others.
    const windows = new BroadcastChannel("longwatch-touched");
    windows.addEventListener("message", touched);
    let toldAt = 0;
    const here = (): void => {
      touched();
      if (Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      windows.postMessage(null);
    };
    const signs = ["pointerdown", "keydown", "wheel"] as const;
    // On its way down: what is pressed at the lock goes no further than the lock.
    for (const sign of signs) addEventListener(sign, here, { passive: true, capture: true });
    return () => {
      stop();
      windows.close();
      for (const sign of signs) removeEventListener(sign, here, { capture: true });
    };
  }, [minutes]);
}
