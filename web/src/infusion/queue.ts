import { ask, Refusal } from "../api.ts";
import { keepAt, keptAt } from "../client/drafts.ts";

/** Something that was entered and is not known to have arrived: facts with ids of their own, so that it counts once however often it is sent. */
export type Entry = {
  readonly id: string;
  readonly path: string;
  readonly facts: readonly { readonly id: string; readonly kind: string }[];
  /** When the server had it: it is kept on until an answer is there that has it too. */
  readonly sentAt?: number;
  /** Why the server would not take it: it stays, and whatever came after waits, until somebody decides. */
  readonly refused?: string;
};

export type Queue = {
  readonly entries: () => readonly Entry[];
  readonly add: (entry: Entry) => void;
  /** Tries what was refused again, or takes it out. */
  readonly again: () => void;
  readonly drop: (id: string) => void;
  /** An answer of that moment is there: what had arrived before is in it. */
  readonly answered: (at: number) => void;
  readonly watch: (changed: () => void) => () => void;
};

const againMs = 3_000;
const queues = new Map<string, Queue>();

/**
 * What was entered in one place, sent in the order in which it was entered. It is kept in the tab until the server has it: through
 * a lost connection, a reload, a locked screen.
 *
 * @param sent what follows each time that something has arrived
 */
export function queueAt(place: readonly string[], sent: () => void): Queue {
  const key = place.join(" ");
  const known = queues.get(key);
  if (known !== undefined) return known;
  const made = makeQueue(place, sent);
  queues.set(key, made);
  return made;
}

function makeQueue(place: readonly string[], sent: () => void): Queue {
  let entries: readonly Entry[] = keptAt<readonly Entry[]>(place) ?? [];
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = new Set<() => void>();
  const set = (to: readonly Entry[]): void => {
    entries = to;
    const unsent = to.filter(({ sentAt }) => sentAt === undefined);
    keepAt(place, unsent.length === 0 ? undefined : unsent);
    for (const watcher of watchers) watcher();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), againMs);
  };
  const send = async (): Promise<void> => {
    const first = entries.find(({ sentAt }) => sentAt === undefined);
    if (isSending || first === undefined || first.refused !== undefined) return;
    isSending = true;
    try {
      await ask(first.path, { method: "POST", body: { facts: first.facts }, once: first.id });
      set(entries.map((one) => (one.id === first.id ? { ...one, sentAt: Date.now() } : one)));
      sent();
    } catch (error) {
      if (isPassing(error)) later();
      else set(entries.map((one) => (one.id === first.id ? { ...one, refused: wordsOf(error) } : one)));
    } finally {
      isSending = false;
    }
    const next = entries.find(({ sentAt }) => sentAt === undefined);
    if (next !== undefined && next.id !== first.id) await send();
  };
  addEventListener("online", () => void send());
  void send();
  return {
    entries: () => entries,
    add: (entry) => {
      set([...entries, entry]);
      void send();
    },
    again: () => {
      set(entries.map(({ refused: _refused, ...one }) => one));
      void send();
    },
    drop: (id) => {
      set(entries.filter((one) => one.id !== id));
      void send();
    },
    answered: (at) => {
      if (entries.some(({ sentAt }) => sentAt !== undefined && sentAt <= at))
        set(entries.filter(({ sentAt }) => sentAt === undefined || sentAt > at));
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** It may arrive yet: the line, the server or the moment is to blame, and not what was entered. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof Refusal) ||
  error.status === 0 ||
  error.status === 401 ||
  error.status === 429 ||
  error.status >= 500;

const wordsOf = (error: unknown): string =>
  error instanceof Refusal
    ? [error.problem?.detail, ...(error.problem?.issues ?? []).map(({ remedy }) => remedy)]
        .filter((part) => part !== undefined && part !== "")
        .join(" ") || error.kind
    : "";
