import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import * as z from "zod";
import { parametersIn } from "../../fhir/apply.ts";
import { type BulkFile, ExportEnded, openFile } from "../../fhir/bulk/file.ts";
import { cancel, kickOff } from "../../fhir/bulk/kick-off.ts";
import { status } from "../../fhir/bulk/status.ts";
import { isRefusal } from "../../fhir/outcome.ts";
import { takenTypes } from "../../fhir/prefer.ts";
import { refusedBy } from "../fhir-outcome.ts";
import { fhirBase as base, bytesOf, fhir, headerOf } from "../fhir-request.ts";
import { clinicRoute, type StreamAsked, streamRoute } from "../route.ts";
import { sendProblem } from "../serve/send-problem.ts";

const needs = ["export"] as const;
const ofExport = z.object({ clinic: z.uuid(), export: z.uuid() });
const ofFile = ofExport.extend({ file: z.string().min(1).max(80) });

/** It shows nothing of anybody yet: who is in the files is traced when they are complete, and each reading of one. */
const kickOffAt = (operation: "$export" | "Patient/$export", id: string) => [
  clinicRoute({
    id,
    method: "GET",
    path: `${base}/${operation}`,
    needs,
    trace: null,
    run: async (asked) =>
      fhir(asked, asked.request.query, (request, parameters) =>
        kickOff(request, asked.tx.actor, { operation, parameters, prefer: headerOf(asked.headers, "prefer") }),
      ),
  }),
  clinicRoute({
    id: `${id}ByParameters`,
    method: "POST",
    path: `${base}/${operation}`,
    needs,
    trace: null,
    mediaTypes: takenTypes,
    run: async (asked) =>
      fhir(asked, asked.request.query, async (request, pairs) => {
        const sent = parametersIn(bytesOf(asked.body));
        if ("issues" in sent) return sent;
        const prefer = headerOf(asked.headers, "prefer");
        return kickOff(request, asked.tx.actor, { operation, parameters: [...pairs, ...sent], prefer });
      }),
  }),
];

export const [fhirExport, fhirExportByParameters] = kickOffAt("$export", "fhirExport");
export const [fhirExportPatients, fhirExportPatientsByParameters] = kickOffAt("Patient/$export", "fhirExportPatients");

export const fhirExportStatus = clinicRoute({
  id: "fhirExportStatus",
  method: "GET",
  path: `${base}/$export-status/:export`,
  needs,
  trace: null,
  params: ofExport,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) => status(request, asked.tx.actor, asked.params.export)),
});

export const fhirExportCancel = clinicRoute({
  id: "fhirExportCancel",
  method: "DELETE",
  path: `${base}/$export-status/:export`,
  needs,
  trace: null,
  params: ofExport,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) => cancel(request, asked.tx.actor, asked.params.export)),
});

export const fhirExportFile = streamRoute({
  id: "fhirExportFile",
  method: "GET",
  path: `${base}/$export-file/:export/:file`,
  needs,
  trace: "export.read",
  params: ofFile,
  run: async (asked) => {
    const { services, scope, standing, params, request, reply } = asked;
    const asker = { may: (one: Parameters<typeof standing.permissions.has>[0]) => standing.permissions.has(one) };
    const opened = await openFile(
      services.database,
      scope,
      { ...asker, smart: standing.smart },
      params.export,
      params.file,
    );
    if (isRefusal(opened)) return void sendProblem(services, request, reply, refusedBy(opened));
    await send(opened, asked);
  },
});

/** Line by line, as fast as it is read. Where something fails the line breaks: a file that ends well is whole. */
async function send({ first, lines }: BulkFile, { request, reply }: StreamAsked<unknown, unknown>): Promise<void> {
  const isPacked = /\bgzip\b/.test(`${request.headers["accept-encoding"] ?? ""}`);
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "application/fhir+ndjson",
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
  });
  const text = Readable.from(
    (async function* () {
      if (first !== "") yield Buffer.from(first);
      yield* lines();
    })(),
    { objectMode: false },
  );
  try {
    await (isPacked ? pipeline(text, createGzip(), reply.raw) : pipeline(text, reply.raw));
  } catch (error) {
    if (!(error instanceof ExportEnded)) throw error;
  }
}
