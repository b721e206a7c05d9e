import type { AssessmentJson } from "@longwatch/core";
import type { WorklistRow } from "../db/assessments.ts";

const rank = { IMMEDIATE: 0, "24H": 1, "7D": 2, ROUTINE: 3 } as const;

/** The lines of the worklist that an answer makes; sorted as text, their keys give the order of the list. */
export const worklistRows = (answer: AssessmentJson): readonly WorklistRow[] =>
  answer.tasks.map((task) => ({
    task_key: task.key,
    sort_key: `${rank[task.urgency]} ${task.openedOn} ${answer.patient} ${task.key}`,
    kind: task.kind,
    role: task.role,
    urgency: task.urgency,
    opened_on: task.openedOn,
    deadline_on: task.deadlineOn,
    deadline_at: answer.signals.find(({ key }) => key === task.about)?.deadlineAt ?? null,
    owner: task.owner ?? null,
    snoozed_through: task.snoozedThrough ?? null,
    content: {
      about: task.about,
      text: task.text,
      step: task.step,
      saidDoneBy: task.saidDoneBy,
      because: task.because,
    },
  }));
