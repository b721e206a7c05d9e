import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import type { Asking } from "../acting/act-dialog.tsx";
import { type Line, lineId, type OneAct } from "../acting/send.ts";
import { useHere } from "../client/session.ts";
import { useKeys } from "./keys.ts";
import { placeOfNotice } from "./place-of.ts";

type With = {
  readonly lines: readonly Line[];
  readonly mayAct: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly act: (lines: readonly Line[], act: OneAct) => void;
  readonly ask: (asking: Asking, lines: readonly Line[]) => void;
  readonly undo: () => void;
  readonly showNew: () => void;
  readonly help: () => void;
};

export type Choosing = {
  readonly chosen: Line | undefined;
  /** Nobody has chosen yet: the first line is the one that the keyboard reaches. */
  readonly isFresh: boolean;
  readonly marked: ReadonlySet<string>;
  readonly choose: (line: Line) => void;
  readonly open: (line: Line) => void;
  readonly mark: (line: Line) => void;
  readonly clearMarks: () => void;
};

/** Which line is chosen and which are marked, by mouse and by keys. A chosen line that goes leaves its place to the next. */
export function useChoosing({ lines, mayAct, hasMore, loadMore, act, ask, undo, showNew, help }: With): Choosing {
  const { clinic } = useHere();
  const navigate = useNavigate();
  const [id, setId] = useState<string>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const place = useRef(0);
  const at = lines.findIndex((line) => lineId(line) === id);
  if (at >= 0) place.current = at;
  const index = id === undefined ? -1 : at >= 0 ? at : Math.min(place.current, lines.length - 1);
  const chosen = lines[index];
  const choose = useCallback((line: Line) => setId(lineId(line)), []);
  const open = useCallback(
    (line: Line) => {
      const { patient } = line;
      const place = placeOfNotice(line);
      if (patient !== null) void navigate({ to: "/clinics/$clinic/patients/$patient", params: { clinic, patient } });
      else if (place !== undefined) void navigate({ to: place.to, params: { clinic }, search: place.search });
    },
    [clinic, navigate],
  );
  const mark = useCallback((line: Line) => setMarked((before) => toggled(before, lineId(line))), []);
  const move = (by: number): void => {
    if (index + by >= lines.length - 5 && hasMore) loadMore();
    const next = lines[Math.max(0, Math.min(lines.length - 1, index + by))];
    if (next === undefined) return;
    setId(lineId(next));
    focusOn(lineId(next));
  };
  const some = (): readonly Line[] => {
    const all = lines.filter((line) => marked.has(lineId(line)));
    return all.length > 0 ? all : chosen === undefined ? [] : [chosen];
  };
  const clearMarks = (): void => setMarked(new Set());
  const acting = {
    t: () => {
      act(some(), { action: "take" });
      clearMarks();
    },
    s: () => some().length > 0 && ask("snooze", some()),
    d: () => chosen !== undefined && ask("done", [chosen]),
    u: undo,
    x: () => chosen !== undefined && mark(chosen),
    c: () => document.querySelector<HTMLElement>("[data-rang]")?.focus(),
  };
  useKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    n: showNew,
    "?": help,
    "/": () => document.querySelector<HTMLElement>("[aria-pressed]")?.focus(),
    ...(mayAct ? acting : {}),
  });
  return { chosen, isFresh: id === undefined, marked, choose, open, mark, clearMarks };
}

function focusOn(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(id)) next.add(id);
  return next;
}
