import {
  acted as actedSchema,
  contact,
  courseDecision,
  noticeAct,
  noticeActed,
  signalAct,
  taskAct,
  versionOnly,
  waiver,
} from "@longwatch/api";
import { recordEvent } from "../../audit/record.ts";
import { actOnNotice, actOnTask } from "../../usecases/act-on-task.ts";
import { logContact } from "../../usecases/contact.ts";
import { signOff } from "../../usecases/sign-off.ts";
import { acted, said } from "../acting.ts";
import { give } from "../answer.ts";
import { versionSeen } from "../etag.ts";
import { isRefused, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";

const base = "/api/v1/clinics/:clinic/patients/:patient";
const shared = { method: "POST", params: patientParams, answer: versionOnly, status: 201 } as const;

export const actOnTaskRoute = clinicRoute({
  ...shared,
  id: "actOnTask",
  path: `${base}/task-acts`,
  summary: "Take, hand over, set aside, finish or reopen a task.",
  needs: ["act-on-tasks"],
  trace: "task.act",
  body: taskAct,
  answer: actedSchema,
  run: async ({ tx, params: { patient }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, false);
    if (typeof seen === "object") return seen;
    const outcome = await actOnTask(tx, patient, said(body), seen);
    const answer = await acted(tx, patient, outcome, "task.act", { act: body.action });
    return outcome?.ok && !isRefused(answer) ? { ...answer, body: outcome.value } : answer;
  },
});

export const actOnSignalRoute = clinicRoute({
  ...shared,
  id: "actOnSignal",
  path: `${base}/signal-acts`,
  summary: "Decide about a warning, by name. If-Match says on what it was decided.",
  needs: ["sign-off"],
  trace: "task.act",
  body: signalAct,
  run: async ({ tx, params: { patient }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    const outcome = await signOff(tx, patient, { kind: "signal-acted", ...said(body) }, seen!);
    return acted(tx, patient, outcome, "task.act", { act: body.action });
  },
});

export const waiveRoute = clinicRoute({
  ...shared,
  id: "waive",
  path: `${base}/waivers`,
  summary: "Answer by name for a test that is not done. If-Match says on what it was decided.",
  needs: ["sign-off"],
  trace: "task.act",
  body: waiver,
  run: async ({ tx, params: { patient }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    const outcome = await signOff(tx, patient, { kind: "obligation-waived", ...said(body) }, seen!);
    return acted(tx, patient, outcome, "task.act", { act: "waive" });
  },
});

export const decideRoute = clinicRoute({
  ...shared,
  id: "decideOnCourse",
  path: `${base}/decisions`,
  summary:
    "Decide by name before a course: on the whole of it, or on what is left to a specialist. If-Match says on what it was decided.",
  needs: ["sign-off"],
  trace: "task.act",
  body: courseDecision,
  run: async ({ tx, params: { patient }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    const outcome = await signOff(tx, patient, { kind: "decision-made", ...body }, seen!);
    return acted(tx, patient, outcome, "task.act", { act: "decide" });
  },
});

export const logContactRoute = clinicRoute({
  ...shared,
  id: "logContact",
  path: `${base}/contacts`,
  summary: "Write down that the patient was rung or written to, and what came of it.",
  needs: ["send-messages", "act-on-tasks"],
  trace: "fact.add",
  body: contact,
  run: async ({ tx, params: { patient }, body }) =>
    acted(tx, patient, await logContact(tx, patient, said(body)), "fact.add", { kind: "contact-made" }),
});

export const actOnNoticeRoute = clinicRoute({
  id: "actOnNotice",
  method: "POST",
  path: "/api/v1/clinics/:clinic/notice-acts",
  summary: "The same for a line of the worklist that is no patient's.",
  needs: ["act-on-tasks", "manage-members"],
  trace: "notice.act",
  body: noticeAct,
  answer: noticeActed,
  status: 201,
  run: async ({ tx, body: { notice, ...act } }) => {
    const outcome = await actOnNotice(tx, { task: notice, ...said(act) });
    if (!outcome.ok) return refuseIssues(outcome.issues);
    await recordEvent(tx, { action: "notice.act", object: notice, detail: { act: act.action } });
    return give(outcome.value, { status: 201 });
  },
});
