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

/** How what was done is taken back: by the act's own id; what is no patient's, by the act that is its contrary. */
export type Undo =
  | { readonly patient: string; readonly act: string }
  | { readonly patient: null; readonly notice: string; readonly action: "assign" | "reopen"; readonly to?: string };

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
      : { line, undo: undoOf(line, act, answer.act), refused: undefined };
  });
}

async function sendOne(path: string, line: Line, act: OneAct, once: string): Promise<Sent> {
  if (line.patient === null) {
    await ask(`${path}/notice-acts`, { method: "POST", body: { notice: line.key, ...act }, once });
    return { line, undo: act.action === "reopen" ? undefined : undoOf(line, act, null), refused: undefined };
  }
  const body = { task: line.key, ...act, seenOwner: line.owner };
  const answer = await ask<{ act: string }>(`${path}/patients/${encodeURIComponent(line.patient)}/task-acts`, {
    method: "POST",
    body,
    once,
  });
  return { line, undo: undoOf(line, act, answer.act), refused: undefined };
}

function undoOf({ patient, key, owner, role }: Line, { action }: OneAct, act: string | null): Undo | undefined {
  if (patient !== null) return act === null ? undefined : { patient, act };
  if (action === "take" || action === "assign")
    return { patient, notice: key, action: "assign", to: owner ?? `role/${role}` };
  return action === "snooze" ? { patient, notice: key, action: "reopen" } : undefined;
}

type Issues = Extract<WorklistActedJson["lines"][number], { is: "refused" }>["issues"];
function refusalOf(issues: Issues): Refusal {
  const kind = issues.some(({ code }) => code === "record-changed") ? "record-changed" : "content-refused";
  return new Refusal(kind, 422, { type: `/problems#${kind}`, title: "", status: 422, detail: "", issues });
}

/** @returns how many could not be taken back */
export async function sendUndo(path: string, undos: readonly Undo[], once: string): Promise<number> {
  const acts = undos.flatMap((one) => (one.patient === null ? [] : [one]));
  const notices = undos.flatMap((one) => (one.patient === null ? [one] : []));
  let refused = 0;
  if (acts.length > 0) {
    const answer = await ask<UndoneJson>(`${path}/worklist/undone`, { method: "POST", body: { acts }, once });
    refused += answer.acts.filter(({ is }) => is === "refused").length;
  }
  for (const [i, { notice, action, to }] of notices.entries()) {
    const body = { notice, action, ...(to === undefined ? {} : { to }) };
    await ask(`${path}/notice-acts`, { method: "POST", body, once: `${once}-${i}` });
  }
  return refused;
}
