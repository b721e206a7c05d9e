import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { type Asking, ask } from "../api.ts";
import { askAgain } from "./queries.ts";

export type Act = {
  readonly path: string;
  readonly method?: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly seen?: number;
};

/**
 * Something that is done: sent once, however often the button is pressed, and what it may have changed is asked again.
 *
 * @param changes the path below which everything is asked again
 */
export function useAct<T = unknown>(changes: string): UseMutationResult<T, Error, Act> {
  return useMutation({
    mutationFn: ({ path, method = "POST", ...rest }: Act) =>
      ask<T>(path, { method, ...rest, once: crypto.randomUUID() } as Asking),
    onSuccess: () => askAgain(changes),
  });
}
