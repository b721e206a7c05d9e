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
  const [held, hold] = useState<Held<T>>(() => heldAt(key, empty));
  // A form that turns to something else takes what was typed there, not what was typed here.
  if (held.key !== key) hold(heldAt(key, empty));
  const change = useCallback(
    (part: Partial<T>) =>
      hold((before) => {
        const draft = { ...before.draft, ...part };
        sessionStorage.setItem(before.key, JSON.stringify(draft));
        return { ...before, draft };
      }),
    [],
  );
  const forget = useCallback(() => {
    sessionStorage.removeItem(key);
    hold({ key, draft: empty, wasKept: false });
  }, [key, empty]);
  return [held.draft, change, forget, held.wasKept];
}

/** What is kept in a place, for whoever keeps it by other means than a form; forgotten with the drafts. */
export function keptAt<T>(place: readonly string[]): T | undefined {
  const text = sessionStorage.getItem(prefix + place.join(" "));
  try {
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Whether anything is kept in a place whose last part is this, of whomever. */
export const isAnyKept = (last: string): boolean =>
  Object.keys(sessionStorage).some((key) => key.startsWith(prefix) && key.endsWith(` ${last}`));

export function keepAt(place: readonly string[], value: unknown): void {
  const key = prefix + place.join(" ");
  if (value === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(value));
}

type Held<T> = { readonly key: string; readonly draft: T; readonly wasKept: boolean };
const heldAt = <T extends object>(key: string, empty: T): Held<T> => ({
  key,
  draft: { ...empty, ...kept<T>(key) },
  wasKept: sessionStorage.getItem(key) !== null,
});

function kept<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}
