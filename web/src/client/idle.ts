import { useEffect } from "react";
import { ask } from "../api.ts";
import { lock } from "./locking.ts";

/** Ends the session here and on the server, and locks the screen. */
export async function lockNow(): Promise<void> {
  const unlocked = lock();
  await ask("/session", { method: "DELETE" }).catch(() => undefined);
  await unlocked;
}

/** Locks the screen when nobody has touched it for so many minutes: what asks by itself keeps no session awake. */
export function useIdleLock(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const touched = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lockNow(), minutes * 60_000);
    };
    touched();
    const signs = ["pointerdown", "keydown", "wheel"] as const;
    for (const sign of signs) addEventListener(sign, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, touched);
    };
  }, [minutes]);
}
