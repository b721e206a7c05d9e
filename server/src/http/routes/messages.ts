import { id, messageFiling, messageReceived, reason } from "@longwatch/api";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { messageOf } from "../../db/messages.ts";
import { dismissMessage, fileMessage, type Received, receiveMessage } from "../../usecases/receive-message.ts";
import { done, give, raw } from "../answer.ts";
import { mediaTypeOf, workbookTypes } from "../media-types.ts";
import { notFound, refuse } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/messages";
const params = z.object({ clinic: z.uuid(), message: z.uuid() });

export const receiveMessageRoute = clinicRoute({
  id: "receiveMessage",
  method: "POST",
  path: `${path}/from/:feed`,
  summary:
    "Take a message in, byte for byte: HL7 v2, FHIR, CSV or a workbook of Excel. What cannot be filed waits for a person; it is taken all the same.",
  needs: ["receive-messages"],
  trace: "message.receive",
  params: z.object({ clinic: z.uuid(), feed: id }),
  mediaTypes: [
    "application/hl7-v2",
    "application/hl7-v2+er7",
    "x-application/hl7-v2+er7",
    "application/fhir+json",
    "application/fhir+xml",
    "text/csv",
    "text/plain",
    ...workbookTypes,
    "application/octet-stream",
  ],
  bodyLimit: 16 * 1024 * 1024,
  answer: messageReceived,
  status: 202,
  run: async ({ tx, params: { feed }, body, request }) => {
    const bytes = body as unknown as Buffer;
    const mediaType = mediaTypeOf(request);
    const received = await receiveMessage(tx, { feed, mediaType, bytes });
    await traceOf(tx, received, "message.receive");
    return give(shown(received), { status: 202 });
  },
});

export const readMessage = clinicRoute({
  id: "readMessage",
  method: "GET",
  path: `${path}/:message`,
  summary: "A message as it came, to see why it could not be filed.",
  needs: ["handle-intake"],
  trace: "message.read",
  params,
  answer: "application/octet-stream",
  run: async ({ tx, params: { message } }) => {
    const kept = await messageOf(tx, message);
    if (kept === undefined) return notFound();
    await recordEvent(tx, { action: "message.read", object: message });
    const extension = (workbookTypes as readonly string[]).includes(kept.mediaType) ? "xlsx" : "txt";
    const headers = { "content-disposition": `attachment; filename="${message}.${extension}"` };
    return raw("application/octet-stream", Buffer.from(kept.bytes), { headers });
  },
});

export const fileMessageRoute = clinicRoute({
  id: "fileMessage",
  method: "POST",
  path: `${path}/:message/filing`,
  summary:
    "File a message again, after an identifier was added or a code mapped; or for a patient whom a person names.",
  needs: ["handle-intake"],
  trace: "message.receive",
  params,
  body: messageFiling,
  answer: messageReceived,
  run: async ({ tx, params: { message }, body: { patient } }) => {
    const received = await fileMessage(tx, message, patient);
    if (received === undefined) return notFound();
    if ("conflict" in received) return refuse("conflict", received.conflict);
    await traceOf(tx, received, "message.receive");
    return give(shown(received));
  },
});

export const dismissMessageRoute = clinicRoute({
  id: "dismissMessage",
  method: "POST",
  path: `${path}/:message/dismissal`,
  summary: "Say that a message concerns nobody here. It stays.",
  needs: ["handle-intake"],
  trace: "message.receive",
  params,
  body: z.strictObject({ reason }).meta({ id: "MessageDismissal" }),
  run: async ({ tx, params: { message }, body: { reason: why } }) => {
    if (!(await dismissMessage(tx, message, why))) return notFound();
    await recordEvent(tx, { action: "message.receive", object: message, why, detail: { dismissed: true } });
    return done();
  },
});

const traceOf = (tx: Parameters<typeof recordEvent>[0], one: Received, action: "message.receive") =>
  recordEvent(tx, {
    action,
    object: one.message,
    detail: {
      patients: one.recorded.map(({ patient }) => patient),
      unmatched: one.unmatched,
      issues: one.issues.length,
    },
  });

/** Codes and places of what was not understood; what stood there only the message itself says. */
const shown = ({ message, isRepeated, disposition, recorded, unmatched, issues }: Received) => ({
  message,
  isRepeated,
  disposition,
  recorded: [...recorded],
  unmatched,
  issues: issues.map(({ code, severity, at }) => ({ code, severity, at })),
});
