import { useEffect, useSyncExternalStore } from "react";

/** What the lock says of the page under it. Anybody may read it: never whose page it is, nor a result. */
export type Beneath = { readonly text: string; readonly isUrgent: boolean };

let beneath: Beneath | undefined;
const watchers = new Set<() => void>();

function tell(next: Beneath | undefined): void {
  beneath = next;
  for (const watcher of watchers) watcher();
}

/** For the lock: undefined where nothing waits under it. */
export const useBeneath = (): Beneath | undefined =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => beneath,
  );

/** For a page on which time runs: what may be said of it while the screen is locked. */
export function useSaidBeneathLock(text: string | undefined, isUrgent: boolean): void {
  useEffect(() => {
    if (text === undefined) return undefined;
    tell({ text, isUrgent });
    return () => tell(undefined);
  }, [text, isUrgent]);
}
