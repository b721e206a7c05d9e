import {
  type UndoneActsJson,
  type UndoneJson,
  undone,
  undoneActs,
  type WorklistActedJson,
  worklistActed,
  worklistActs,
} from "@longwatch/api";
import { type Issue, ok, type Result } from "@longwatch/core";
import { permissionMissing } from "../../access/refusals.ts";
import { recordEvent } from "../../audit/record.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { type ActedLine, actOnMany } from "../../usecases/act-on-many.ts";
import { undoAct, undoNoticeAct } from "../../usecases/undo-act.ts";
import { said } from "../acting.ts";
import { give } from "../answer.ts";
import { refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/worklist";
const shared = { method: "POST", trace: "task.act" } as const;

export const actOnWorklistRoute = clinicRoute({
  ...shared,
  id: "actOnWorklist",
  path: `${path}/acts`,
  needs: ["act-on-tasks"],
  summary: "Take, hand over or set aside up to 100 lines. Each is answered by itself.",
  body: worklistActs,
  answer: worklistActed,
  run: async ({ tx, body: { lines, ...act } }) => {
    const acted = await actOnMany(tx, lines.map(said), said(act));
    for (const one of acted) await leaveTrace(tx, one, act.action);
    return give({ lines: acted.map(lineOf) });
  },
});

export const undoActsRoute = clinicRoute({
  ...shared,
  id: "undoActs",
  path: `${path}/undone`,
  needs: ["act-on-tasks", "manage-members"],
  summary:
    "Take back up to 100 acts of one's own on lines of the worklist; on a patient's only with act-on-tasks. Each is answered by itself; where none could be, it is refused.",
  body: undoneActs,
  answer: undone,
  run: async ({ tx, body: { acts }, may }) => {
    const answers: UndoneJson["acts"] = [];
    const issues: Issue[] = [];
    const inOrder = acts.map((one, i) => ({ one, i })).toSorted((a, b) => (placeOf(a.one) < placeOf(b.one) ? -1 : 1));
    for (const { one, i } of inOrder) {
      const { patient, act } = one;
      const outcome = await undoOne(tx, one, may("act-on-tasks"));
      answers[i] = outcome.ok
        ? { is: "undone", patient, act, version: outcome.value }
        : { is: "refused", patient, act, issues: [...outcome.issues] };
      if (!outcome.ok) issues.push(...outcome.issues);
    }
    return answers.every(({ is }) => is === "refused") ? refuseIssues(issues) : give({ acts: answers });
  },
});

type Undo = UndoneActsJson["acts"][number];
const placeOf = (one: Undo): string => (one.patient === null ? ` ${one.notice}` : one.patient);

async function undoOne(tx: ClinicTx, one: Undo, mayActOnTasks: boolean): Promise<Result<number | null>> {
  if (one.patient === null) return undoOnNotice(tx, one);
  return mayActOnTasks ? undoOnTask(tx, one) : permissionMissing("act-on-tasks");
}

/** @returns the record's new version */
async function undoOnTask(tx: ClinicTx, { patient, act }: Extract<Undo, { patient: string }>): Promise<Result<number>> {
  const outcome = await undoAct(tx, patient, act);
  if (!outcome.ok) return outcome;
  const { version } = outcome.value;
  await recordEvent(tx, { action: "task.act", object: patient, detail: { version, act: "undo" } });
  return ok(version);
}

async function undoOnNotice(tx: ClinicTx, { notice, act }: Extract<Undo, { patient: null }>): Promise<Result<null>> {
  const outcome = await undoNoticeAct(tx, notice, act);
  if (!outcome.ok) return outcome;
  if (outcome.value) await recordEvent(tx, { action: "notice.act", object: notice, detail: { act: "undo" } });
  return ok(null);
}

async function leaveTrace(tx: ClinicTx, { patient, task, result }: ActedLine, act: string): Promise<void> {
  if (!result.ok) return;
  if (patient === null) await recordEvent(tx, { action: "notice.act", object: task, detail: { act } });
  else await recordEvent(tx, { action: "task.act", object: patient, detail: { version: result.value.version!, act } });
}

function lineOf({ patient, task, result }: ActedLine): WorklistActedJson["lines"][number] {
  if (!result.ok) return { is: "refused", patient, task, issues: [...result.issues] };
  const { effect, act, version = null } = result.value;
  return { is: "done", patient, task, effect, act, version };
}
