import { Refusal } from "../api.ts";
import { useDraft } from "../client/drafts.ts";
import { askAgain } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";

/** What is decided, and on which version of the record that was begun. */
type Kept<D> = D & { readonly seen: number | null };
/** A draft of which nothing is typed yet. */
export const undecided = <D extends object>(draft: D): Kept<D> => ({ ...draft, seen: null });

export type Deciding<D> = {
  readonly patient: string;
  readonly draft: D;
  readonly change: (part: Partial<D>) => void;
  readonly forget: () => void;
  readonly wasKept: boolean;
  /** The version that the person decides on: the one that was there when they began. */
  readonly seen: number;
  readonly send: (body: object, version: number) => void;
  readonly isSending: boolean;
  readonly isSigned: boolean;
  /** Somebody wrote to the record since. */
  readonly isConflict: boolean;
  readonly error: Error | null;
};

/**
 * A decision by name about a warning, a test or a course. What is typed is kept, with the version of the record that was seen when it was
 * begun: what came since is shown before it is signed, even after the page was left and opened again.
 *
 * @param to where the API takes it, below the patient
 */
export function useDecision<D extends object>(
  to: "signal-acts" | "waivers" | "decisions",
  { patient, key, version }: { readonly patient: string; readonly key: string; readonly version: number },
  empty: Kept<D>,
): Deciding<D> {
  const { path, clinic, me } = useHere();
  const [draft, setDraft, forget, wasKept] = useDraft<Kept<D>>([me, clinic, patient, to, key], empty);
  const act = useAct(path, forget);
  const seen = draft.seen ?? version;
  const send = (body: object, on: number): void => {
    // Who signs with nothing typed has begun as well: a refusal brings a version that they have not seen.
    setDraft({ seen } as Partial<Kept<D>>);
    act.mutate(
      { path: `${path}/patients/${encodeURIComponent(patient)}/${to}`, body, seen: on },
      { onError: () => void askAgain(path) },
    );
  };
  const isConflict = act.error instanceof Refusal && act.error.kind === "record-changed";
  return {
    patient,
    draft,
    change: (part) => setDraft({ ...part, seen } as Partial<Kept<D>>),
    forget: () => {
      forget();
      act.reset();
    },
    wasKept,
    seen,
    send,
    isSending: act.isPending,
    isSigned: act.isSuccess,
    isConflict,
    error: act.error,
  };
}
