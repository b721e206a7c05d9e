import type { AdoptionEffectsJson } from "@longwatch/api";
import { useEffect, useRef, useState } from "react";
import { ask } from "../api.ts";
import { together } from "./answers.ts";

/** What was found so far, page upon page. */
export type Found = Pick<
  AdoptionEffectsJson,
  "from" | "asOf" | "people" | "looked" | "elsewhere" | "answers" | "affected" | "notAssessed"
>;

export type Effects = {
  readonly found: Found | undefined;
  readonly error: unknown;
  readonly isRunning: boolean;
  readonly run: (from: string) => void;
  readonly stop: () => void;
};

/** Asks page by page who would be affected, so that progress is seen and the asking can be stopped. */
export function useEffects(path: string): Effects {
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = (from: string): void => {
    running.current?.abort();
    const now = new AbortController();
    running.current = now;
    setFound(undefined);
    setError(undefined);
    setRunning(true);
    void allPages(path, from, now.signal, setFound)
      .catch((thrown: unknown) => {
        if (!now.signal.aborted) setError(thrown);
      })
      .finally(() => {
        if (running.current === now) setRunning(false);
      });
  };
  return { found, error, isRunning, run, stop: () => running.current?.abort() };
}

async function allPages(path: string, from: string, signal: AbortSignal, told: (found: Found) => void): Promise<void> {
  let cursor: string | undefined;
  let before: Found | undefined;
  do {
    const page: AdoptionEffectsJson = await ask(path, { query: { from, limit: 10, cursor }, signal });
    before = {
      from: page.from,
      asOf: page.asOf,
      people: page.people,
      looked: (before?.looked ?? 0) + page.looked,
      elsewhere: (before?.elsewhere ?? 0) + page.elsewhere,
      answers: [...together(before?.answers ?? [], page.answers)],
      affected: [...(before?.affected ?? []), ...page.affected],
      notAssessed: [...(before?.notAssessed ?? []), ...page.notAssessed],
    };
    if (signal.aborted) return;
    told(before);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
