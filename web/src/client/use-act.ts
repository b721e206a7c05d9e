import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Asking, ask } from "../api.ts";
import { isUnknown, onceKeys } from "./once.ts";
import { askAgain } from "./queries.ts";

export type Act = {
  readonly path: string;
  readonly method?: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly seen?: number;
};

/**
 * Something that is done: once, however often the button is pressed and whatever becomes of the answer. What it may have changed
 * is asked again.
 *
 * @param changes the path below which everything is asked again
 * @param saved what follows even where the answer takes the form itself away, such as forgetting its draft
 */
export function useAct<T = unknown>(changes: string, saved?: () => void): UseMutationResult<T, Error, Act> {
  const [keys] = useState(onceKeys);
  return useMutation({
    mutationFn: (act: Act) => {
      const { path, method = "POST", ...rest } = act;
      return ask<T>(path, { method, ...rest, once: keys.keyOf(act) } as Asking);
    },
    onSuccess: () => {
      keys.answered();
      saved?.();
      return askAgain(changes);
    },
    onError: (error) => {
      if (!isUnknown(error)) keys.answered();
    },
  });
}
