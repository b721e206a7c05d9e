import type { UndoneJson, WorklistActedJson, WorklistLineJson } from "@longwatch/api";
import { ask, Refusal } from "../api.ts";

export type Line = WorklistLineJson;
/** A line by the two things that name it. */
export const lineId = ({ patient, key }: Pick<Line, "patient" | "key">): string => `${patient ?? ""} ${key}`;

export type BulkAct =
  | { readonly action: "take" }
  | { readonly action: "assign"; readonly to: string }
  | { readonly action: "snooze"; readonly until: string; readonly reason: string };
export type OneAct = BulkAct | { readonly action: "done" | "reopen"; readonly reason?: string };

/** How what was done is taken back: by the act's own id, and of what is no patient's its key. */
export type Undo =
  | { readonly patient: string; readonly act: string }
  | { readonly patient: null; readonly notice: string; readonly act: string };

export type Sent = { readonly line: Line; readonly undo: Undo | undefined; readonly refused: Refusal | undefined };

/** Acts on lines; each is answered by itself. Whoever has taken one meanwhile keeps it. */
export async function sendActs(
  path: string,
  lines: readonly Line[],
  act: OneAct,
  once: string,
): Promise<readonly Sent[]> {
  const [only] = lines;
  if (act.action === "done" || act.action === "reopen")
    return only === undefined ? [] : [await sendOne(path, only, act, once)];
  const named = lines.map(({ patient, key, owner }) => ({ patient, task: key, seenOwner: owner }));
  const { lines: answers } = await ask<WorklistActedJson>(`${path}/worklist/acts`, {
    method: "POST",
    body: { ...act, lines: named },
    once,
  });
  return answers.map((answer, i): Sent => {
    const line = lines[i]!;
    return answer.is === "refused"
      ? { line, undo: undefined, refused: refusalOf(answer.issues) }
      : { line, undo: answer.act === null ? undefined : undoOf(line, answer.act), refused: undefined };
  });
}

async function sendOne(path: string, line: Line, act: OneAct, once: string): Promise<Sent> {
  const seen = { ...act, seenOwner: line.owner };
  const [address, body] =
    line.patient === null
      ? [`${path}/notice-acts`, { notice: line.key, ...seen }]
      : [`${path}/patients/${encodeURIComponent(line.patient)}/task-acts`, { task: line.key, ...seen }];
  const answer = await ask<{ act: string }>(address, { method: "POST", body, once });
  return { line, undo: undoOf(line, answer.act), refused: undefined };
}

const undoOf = ({ patient, key }: Line, act: string): Undo =>
  patient === null ? { patient, notice: key, act } : { patient, act };

type Issues = Extract<WorklistActedJson["lines"][number], { is: "refused" }>["issues"];
function refusalOf(issues: Issues): Refusal {
  const kind = issues.some(({ code }) => code === "record-changed") ? "record-changed" : "content-refused";
  return new Refusal(kind, 422, { type: `/problems#${kind}`, title: "", status: 422, detail: "", issues });
}

/** @returns how many could not be taken back */
export async function sendUndo(path: string, undos: readonly Undo[], once: string): Promise<number> {
  const answer = await ask<UndoneJson>(`${path}/worklist/undone`, { method: "POST", body: { acts: undos }, once });
  return answer.acts.filter(({ is }) => is === "refused").length;
}
