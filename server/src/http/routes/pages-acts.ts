import { contact, signalAct } from "@longwatch/api";
import type { FactJson } from "@longwatch/core";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { actOnNotice, actOnTask } from "../../usecases/act-on-task.ts";
import { logContact } from "../../usecases/contact.ts";
import { recordFacts } from "../../usecases/record-facts.ts";
import { signOff } from "../../usecases/sign-off.ts";
import { acted, said } from "../acting.ts";
import { type Given, seeOther } from "../answer.ts";
import { form } from "../pages/forms.ts";
import { isRefused, type Refused, refuseIssues } from "../problem.ts";
import { resultFact } from "../result-fact.ts";
import { clinicRoute } from "../route.ts";
import { clinicParams, patientParams } from "./params.ts";

const path = "/clinics/:clinic/patients/:patient";
const text = z.string().trim().min(1).max(500);
type Params = z.output<typeof patientParams>;
const pageOf = ({ clinic, patient }: Params): string => `/clinics/${clinic}/patients/${encodeURIComponent(patient)}`;
/** A refusal is shown; otherwise the reader looks at the page again. */
const shown = (answer: Given | Refused, to: string) => (isRefused(answer) ? answer : seeOther(to));
const shared = { method: "POST", params: patientParams } as const;
const taskForm = form({
  task: z.string().max(400),
  action: z.enum(["take", "done", "snooze"]),
  reason: text.optional(),
  why: text.optional(),
  until: z.string().max(10).optional(),
});

/** One form has the fields of two acts; only those of the button that was pressed count. */
const actOf = ({ task, action, reason, why, until }: z.output<typeof taskForm>) =>
  action === "snooze" ? said({ task, action, until, reason: why }) : said({ task, action, reason });

export const actOnTaskForm = clinicRoute({
  ...shared,
  id: "actOnTaskForm",
  path: `${path}/acts`,
  needs: ["act-on-tasks"],
  trace: "task.act",
  body: taskForm,
  run: async ({ tx, params, body }) => {
    const outcome = await actOnTask(tx, params.patient, actOf(body));
    return shown(
      await acted(tx, params.patient, outcome, "task.act", { act: body.action }),
      body.back ?? pageOf(params),
    );
  },
});

export const actOnNoticeForm = clinicRoute({
  id: "actOnNoticeForm",
  method: "POST",
  path: "/clinics/:clinic/notices/acts",
  needs: ["act-on-tasks", "manage-members"],
  trace: "notice.act",
  params: clinicParams,
  body: taskForm,
  run: async ({ tx, params: { clinic }, body }) => {
    const outcome = await actOnNotice(tx, actOf(body));
    if (!outcome.ok) return refuseIssues(outcome.issues);
    await recordEvent(tx, { action: "notice.act", object: body.task, detail: { act: body.action } });
    return seeOther(body.back ?? `/clinics/${clinic}/worklist`);
  },
});

export const actOnSignalForm = clinicRoute({
  ...shared,
  id: "actOnSignalForm",
  path: `${path}/signal-acts`,
  needs: ["sign-off"],
  trace: "task.act",
  body: form({
    signal: z.string().max(400),
    action: signalAct.shape.action,
    reason: text,
    seen: z.coerce.number().int(),
  }),
  run: async ({ tx, params, body: { signal, action, reason, seen, back } }) => {
    const outcome = await signOff(tx, params.patient, { kind: "signal-acted", signal, action, reason }, seen);
    return shown(await acted(tx, params.patient, outcome, "task.act", { act: action }), back ?? pageOf(params));
  },
});

const day = z.string().max(10);
export const addResultForm = clinicRoute({
  ...shared,
  id: "addResultForm",
  path: `${path}/results`,
  needs: ["record-facts"],
  trace: "fact.add",
  body: form({
    analyte: z.string().max(60),
    value: z.string().trim().max(40),
    unit: z.string().trim().max(40).optional(),
    refLow: z.string().max(20).optional(),
    refHigh: z.string().max(20).optional(),
    collectedOn: day,
  }),
  run: async ({ tx, params, body }) => {
    const outcome = await recordFacts(tx, params.patient, [resultFact(body)]);
    return shown(await acted(tx, params.patient, outcome, "fact.add", { kind: "result-reported" }), pageOf(params));
  },
});

export const addSymptomForm = clinicRoute({
  ...shared,
  id: "addSymptomForm",
  path: `${path}/symptoms`,
  needs: ["record-facts"],
  trace: "fact.add",
  body: form({
    symptom: z.string().max(60),
    present: z.enum(["yes", "no", "unsure"]).default("yes"),
    startedOn: day.optional(),
    reportedOn: day,
  }),
  run: async ({ tx, params, body: { once: _, back: __, ...given } }) => {
    const fact = { kind: "symptom-reported", ...said(given) } as FactJson;
    const outcome = await recordFacts(tx, params.patient, [fact]);
    return shown(await acted(tx, params.patient, outcome, "fact.add", { kind: "symptom-reported" }), pageOf(params));
  },
});

export const logContactForm = clinicRoute({
  ...shared,
  id: "logContactForm",
  path: `${path}/contacts`,
  needs: ["send-messages", "act-on-tasks"],
  trace: "fact.add",
  body: form({ channel: contact.shape.channel, outcome: contact.shape.outcome }),
  run: async ({ tx, params, body: { channel, outcome: came } }) => {
    const outcome = await logContact(tx, params.patient, { channel, outcome: came });
    return shown(await acted(tx, params.patient, outcome, "fact.add", { kind: "contact-made" }), pageOf(params));
  },
});
