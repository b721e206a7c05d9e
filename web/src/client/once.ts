import { Refusal } from "../api.ts";

/** Whether it may have been done although no answer came. */
export const isUnknown = (error: unknown): boolean =>
  !(error instanceof Refusal) || error.status === 0 || error.status >= 500;

/** Keys for what is sent: the same for the same, while nobody knows whether it arrived; then another. */
export function onceKeys(): {
  readonly keyOf: (what: unknown) => string;
  readonly answered: () => void;
} {
  let last: { readonly text: string; readonly key: string } | undefined;
  return {
    keyOf: (what) => {
      const text = JSON.stringify(what);
      if (last?.text !== text) last = { text, key: crypto.randomUUID() };
      return last.key;
    },
    answered: () => {
      last = undefined;
    },
  };
}
