import type { FactsCheckJson } from "@longwatch/api";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ask, Refusal } from "../api.ts";
import { useDraft } from "../client/drafts.ts";
import { askAgain } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useLanguage } from "../words/words.ts";
import type { FormOf } from "./fact-form.tsx";

export type Issue = NonNullable<Refusal["problem"]>["issues"][number];
export type FactForm<D> = {
  readonly draft: D;
  readonly change: (part: Partial<D>) => void;
  readonly forget: () => void;
  readonly wasKept: boolean;
  readonly facts: readonly object[];
  /** What would come of it, as far as it is typed; undefined: not asked yet, or something is wrong. */
  readonly check: FactsCheckJson | undefined;
  /** Everything that is wrong with it, with pointers such as `/facts/0/value`. */
  readonly issues: readonly Issue[];
  readonly save: (seen: number) => void;
  readonly isSending: boolean;
  /** It is typed and safe here, and the server cannot be reached. */
  readonly isWaiting: boolean;
  readonly error: Error | null;
};

type Kept<D> = D & { readonly once: string };
const isUnreached = (error: unknown): boolean =>
  error instanceof Refusal && (error.kind === "unreachable" || error.kind === "unavailable");

/**
 * A form that becomes facts: what is typed is kept, checked by the server as it is typed, and sent once, however often it takes.
 * The key belongs to what is typed: a change makes another.
 */
export function useFactForm<D extends object>(
  form: string,
  empty: Kept<D>,
  factsOf: (draft: D) => readonly object[],
  { patient, close, saved }: Pick<FormOf, "patient" | "close" | "saved">,
): FactForm<D> {
  const { path, clinic, me } = useHere();
  const language = useLanguage();
  const [draft, setDraft, forget, wasKept] = useDraft<Kept<D>>([me, clinic, patient, form], empty);
  const facts = factsOf(draft);
  const at = `${path}/patients/${encodeURIComponent(patient)}/facts`;
  const text = JSON.stringify(facts);
  const [asked] = useDebouncedValue(text, 400);
  const checking = useQuery({
    queryKey: ["facts-check", at, asked, language],
    queryFn: ({ signal }) =>
      ask<FactsCheckJson>(`${at}/check`, {
        method: "POST",
        body: { facts: JSON.parse(asked) as object[] },
        signal,
      }),
    enabled: asked !== "[]",
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sending = useMutation({
    mutationFn: (seen: number) => ask(at, { method: "POST", body: { facts }, seen, once: `${draft.once}-${seen}` }),
    retry: (_, error) => isUnreached(error),
    retryDelay: 1_000,
    networkMode: "always",
    onError: () => void askAgain(path),
    onSuccess: () => {
      forget();
      void askAgain(path);
      saved();
      close();
    },
  });
  const problem = checking.error instanceof Refusal ? checking.error.problem : undefined;
  return {
    draft,
    change: (part) => setDraft({ ...part, once: crypto.randomUUID() } as Partial<Kept<D>>),
    forget,
    wasKept,
    facts,
    check: asked === text && checking.error === null ? checking.data : undefined,
    issues: facts.length === 0 ? [] : (problem?.issues ?? []),
    save: (seen) => sending.mutate(seen),
    isSending: sending.isPending,
    isWaiting: sending.isPending && sending.failureCount > 0,
    error: sending.error,
  };
}

/** A draft that is empty, with a key of its own. */
export const emptyDraft = <D extends object>(draft: D): Kept<D> => ({ ...draft, once: crypto.randomUUID() });
