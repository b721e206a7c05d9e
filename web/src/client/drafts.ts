import { useCallback, useState } from "react";

const prefix = "longwatch-draft ";

/** Drafts are kept in this tab alone, and no longer than the person stays signed in. */
export const forgetDrafts = (): void => forgetWhere(() => true);

/** Somebody is at the screen: what others typed here is theirs to see no more. */
export const keepDraftsOf = (account: string): void => forgetWhere((place) => !place.startsWith(`${account} `));

function forgetWhere(isGone: (place: string) => boolean): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix) && isGone(key.slice(prefix.length))) sessionStorage.removeItem(key);
}

/**
 * What is being typed, kept until it is saved: through a reload, a lost connection, a restarted server, a locked screen.
 *
 * @param place account, clinic, patient and form: two forms never share a draft
 * @returns the draft, how to change it, how to forget it, and whether it came from before
 */
export function useDraft<T extends object>(
  place: readonly string[],
  empty: T,
): readonly [T, (change: Partial<T>) => void, () => void, boolean] {
  const key = prefix + place.join(" ");
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...kept<T>(key) }));
  const [wasKept, setKept] = useState(() => sessionStorage.getItem(key) !== null);
  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        sessionStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const forget = useCallback(() => {
    sessionStorage.removeItem(key);
    setKept(false);
    setDraft(empty);
  }, [key, empty]);
  return [draft, change, forget, wasKept];
}

function kept<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}
