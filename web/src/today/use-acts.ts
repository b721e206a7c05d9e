import { useCallback, useRef, useState } from "react";
import { type Line, lineId, type OneAct, type Sent, sendActs, sendUndo, type Undo } from "../acting/send.ts";
import { Refusal } from "../api.ts";
import { isUnknown } from "../client/once.ts";
import { askAgain } from "../client/queries.ts";
import { useHere, useSession } from "../client/session.ts";
import { useTodayWords } from "./words.ts";

/** What is told after an act: in words, or the error that says so; and how it can be taken back. */
export type Told = {
  readonly text?: string;
  readonly error?: unknown;
  /** Sends the same once more, with everything that was typed for it; it is done once. */
  readonly again?: () => void;
  readonly undos: readonly Undo[];
};
type Overlay = ReadonlyMap<string, Partial<Line>>;

export type Acts = {
  /** What the reader's own acts have made of lines, until the server says so too. */
  readonly overlay: Overlay;
  /** Lines that the reader acted on: they may leave the list at once. */
  readonly own: ReadonlySet<string>;
  readonly told: Told | undefined;
  /** `saved` follows when it is done about every line. */
  readonly act: (lines: readonly Line[], act: OneAct, saved?: () => void) => void;
  readonly undo: () => void;
  readonly forget: () => void;
};

/** Acts on lines: shown at once, rolled back with a word where the server refuses, and taken back on demand. */
export function useActs(): Acts {
  const { path, me } = useHere();
  const name = useSession().data?.displayName ?? "";
  const say = useTodayWords();
  const [overlay, setOverlay] = useState<Overlay>(new Map());
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<Told>();
  const last = useRef<readonly Undo[]>([]);
  const lift = useCallback((lines: readonly Line[]) => {
    setOverlay((before) => new Map([...before].filter(([id]) => !lines.some((line) => lineId(line) === id))));
  }, []);
  const act = async (lines: readonly Line[], one: OneAct, once: string, saved?: () => void): Promise<void> => {
    if (lines.length === 0) return;
    const change = changeOf(one, me, name);
    setOverlay((before) => new Map([...before, ...lines.map((line) => [lineId(line), change] as const)]));
    try {
      const sent = await sendActs(path, lines, one, once);
      const done = sent.filter(({ refused }) => refused === undefined);
      setOwn((before) => new Set([...before, ...done.map(({ line }) => lineId(line))]));
      if (done.length === sent.length) saved?.();
      last.current = done.flatMap(({ undo }) => undo ?? []);
      setTold({ ...wordsOf(sent, one), undos: last.current });
      await askAgain(path);
    } catch (error) {
      last.current = [];
      setTold({ error, undos: [], ...(isUnknown(error) ? { again: () => void act(lines, one, once, saved) } : {}) });
      if (error instanceof Refusal && error.kind === "record-changed") void askAgain(path);
    } finally {
      lift(lines);
    }
  };
  const wordsOf = (sent: readonly Sent[], { action }: OneAct): { readonly text: string } => {
    const refused = sent.flatMap((one) => one.refused ?? []);
    const taken = refused.filter(({ kind }) => kind === "record-changed").length;
    const others = refused.filter(({ kind }) => kind !== "record-changed");
    const done = sent.length - refused.length;
    return {
      text: [
        ...(done === 0 ? [] : [say(`did-${action}`, { count: done })]),
        ...(taken === 0 ? [] : [say("refused-changed", { count: taken })]),
        ...(others.length === 0
          ? []
          : [say("refused", { count: others.length, why: others[0]!.problem?.issues[0]?.remedy ?? "" })]),
      ].join(" "),
    };
  };
  const undo = async (): Promise<void> => {
    const undos = last.current;
    if (undos.length === 0) return;
    last.current = [];
    try {
      const refused = await sendUndo(path, undos, crypto.randomUUID());
      setTold({ text: refused === 0 ? say("undone") : say("undone-not", { count: refused }), undos: [] });
    } catch (error) {
      last.current = undos;
      setTold({ error, undos });
    }
    await askAgain(path);
  };
  return {
    overlay,
    own,
    told,
    act: (lines, one, saved) => void act(lines, one, crypto.randomUUID(), saved),
    undo: () => void undo(),
    forget: () => setTold(undefined),
  };
}

function changeOf(act: OneAct, me: string, name: string): Partial<Line> {
  switch (act.action) {
    case "take":
      return { owner: me, ownerName: name, present: me, presentName: name };
    case "assign": {
      const owner = act.to.startsWith("role/") ? null : act.to;
      return { owner, ownerName: null, present: owner, presentName: null };
    }
    case "snooze":
      return { snoozedThrough: act.until };
    case "done":
      return { saidDoneBy: name };
    case "reopen":
      return { saidDoneBy: null, snoozedThrough: null };
  }
}
