import { auditExportQuery, auditPage, auditQuery, patientAuditQuery } from "@longwatch/api";
import { type Instant, parseInstant } from "@longwatch/core";
import { type AuditQuestion, exportAudit, readAudit } from "../../audit/read.ts";
import { recordEvent } from "../../audit/record.ts";
import { type ClinicTx, inClinic } from "../../db/transaction.ts";
import { give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { impossible } from "../impossible.ts";
import { isRefused, type Refused, refuse } from "../problem.ts";
import { clinicRoute, streamRoute } from "../route.ts";
import { sendProblem } from "../serve/send-problem.ts";
import { patientParams } from "./params.ts";

type Written = {
  patient?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  before?: string | undefined;
};
const auditPath = "/api/v1/clinics/:clinic/audit";

export const readAuditRoute = clinicRoute({
  id: "readAudit",
  method: "GET",
  path: auditPath,
  summary: "Who saw and did what, newest first.",
  needs: ["read-audit"],
  trace: "audit.read",
  query: auditQuery,
  answer: auditPage,
  run: ({ tx, query }) => page(tx, query),
});

export const readPatientAudit = clinicRoute({
  id: "readPatientAudit",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/audit",
  summary: "Who saw this patient, and did what, newest first; lists that the patient stood on included.",
  needs: ["read-audit"],
  trace: "audit.read",
  params: patientParams,
  query: patientAuditQuery,
  answer: auditPage,
  run: ({ tx, params: { patient }, query }) => page(tx, { ...query, patient }),
});

export const exportAuditRoute = streamRoute({
  id: "exportAudit",
  method: "GET",
  path: `${auditPath}/export`,
  summary: "The same as lines of JSON, each with the hash that seals it: anybody can check the chain with SHA-256.",
  needs: ["read-audit"],
  trace: "export.make",
  query: auditExportQuery,
  answer: "application/x-ndjson",
  run: async ({ services, scope, query, request, reply }) => {
    const asked = questionOf(query);
    if (isRefused(asked)) return void sendProblem(services, request, reply, asked);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), "content-type": "application/x-ndjson" });
    // A file that ends well must be whole: where something is thrown it is cut off, and the reader's program sees it.
    await inClinic(services.database, scope, async (tx) => {
      await recordEvent(tx, { action: "export.make", object: "audit", detail: traced(query) });
      for await (const line of exportAudit(tx, asked)) {
        if (raw.destroyed) break;
        if (!raw.write(line)) await new Promise((resume) => raw.once("drain", resume).once("close", resume));
      }
    });
    raw.end();
  },
});

async function page(tx: ClinicTx, query: Written & { cursor?: string | undefined; limit: number }) {
  const asked = questionOf(query);
  if (isRefused(asked)) return asked;
  const list = `audit ${JSON.stringify(traced(query))}`;
  const after = placeOf(list, query.cursor);
  if (typeof after !== "string") return after;
  const [at, event] = after.split(" ");
  const cursor = at === undefined || event === undefined ? undefined : { at, event };
  if (after !== "" && !/^\S+Z [\da-f-]{36}$/.test(after)) return refuse("request-invalid", "not-a-cursor");
  const { events, next } = await readAudit(tx, asked, query.limit, cursor);
  await recordEvent(tx, { action: "audit.read", object: query.patient ?? "audit", detail: traced(query) });
  return give({ events, next: cursorOf(list, next && `${next.at} ${next.event}`) });
}

function questionOf({ patient, actor, from, before }: Written): AuditQuestion | Refused {
  const since = moment(from);
  const until = moment(before);
  if (since === null) return impossible("?from");
  if (until === null) return impossible("?before");
  return { patient, actor, from: since, before: until };
}
const moment = (text: string | undefined): Instant | undefined | null =>
  text === undefined ? undefined : (parseInstant(text) ?? null);

const traced = ({ patient, actor, from, before }: Written) =>
  Object.fromEntries(
    Object.entries({ patient, actor, from, before }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ) as Record<string, string>;
