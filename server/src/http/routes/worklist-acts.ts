import {
  type UndoneJson,
  undone,
  undoneActs,
  type WorklistActedJson,
  worklistActed,
  worklistActs,
} from "@longwatch/api";
import type { Issue } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { type ActedLine, actOnMany } from "../../usecases/act-on-many.ts";
import { undoAct } from "../../usecases/undo-act.ts";
import { said } from "../acting.ts";
import { give } from "../answer.ts";
import { refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/worklist";
const shared = { method: "POST", needs: ["act-on-tasks"], trace: "task.act" } as const;

export const actOnWorklistRoute = clinicRoute({
  ...shared,
  id: "actOnWorklist",
  path: `${path}/acts`,
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
  summary:
    "Take back up to 100 acts of one's own on tasks. Each is answered by itself; where none could be, it is refused.",
  body: undoneActs,
  answer: undone,
  run: async ({ tx, body: { acts } }) => {
    const answers: UndoneJson["acts"] = [];
    const issues: Issue[] = [];
    const inOrder = acts.map((one, i) => ({ one, i })).toSorted((a, b) => (a.one.patient < b.one.patient ? -1 : 1));
    for (const { one, i } of inOrder) {
      const { patient, act } = one;
      const outcome = await undoAct(tx, patient, act);
      if (outcome.ok) {
        const { version } = outcome.value;
        await recordEvent(tx, { action: "task.act", object: patient, detail: { version, act: "undo" } });
        answers[i] = { is: "undone", patient, act, version };
      } else {
        answers[i] = { is: "refused", patient, act, issues: [...outcome.issues] };
        issues.push(...outcome.issues);
      }
    }
    return answers.every(({ is }) => is === "refused") ? refuseIssues(issues) : give({ acts: answers });
  },
});

async function leaveTrace(tx: ClinicTx, { patient, task, result }: ActedLine, act: string): Promise<void> {
  if (!result.ok) return;
  if (patient === null) await recordEvent(tx, { action: "notice.act", object: task, detail: { act } });
  else await recordEvent(tx, { action: "task.act", object: patient, detail: { version: result.value.version!, act } });
}

function lineOf({ patient, task, result }: ActedLine): WorklistActedJson["lines"][number] {
  if (!result.ok) return { is: "refused", patient, task, issues: [...result.issues] };
  const { effect, act = null, version = null } = result.value;
  return { is: "done", patient, task, effect, act, version };
}
