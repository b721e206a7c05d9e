import { documentList, documentsQuery } from "@longwatch/api";
import { formatInstant } from "@longwatch/core";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { documentsOf } from "../../db/documents.ts";
import { findPatient } from "../../db/patients.ts";
import { openDocument } from "../../usecases/intake/documents.ts";
import { give, raw } from "../answer.ts";
import { askedMoment } from "../asked-moment.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { isRefused, notFound } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";

const path = "/api/v1/clinics/:clinic/patients/:patient/documents";
const needs = ["read-patient"] as const;

export const listDocuments = clinicRoute({
  id: "listDocuments",
  method: "GET",
  path,
  summary:
    "Documents that came inside a patient's messages, such as reports as PDF: from where, of which day, with which results; as they were known at a moment where one is given.",
  needs,
  trace: "patient.read",
  params: patientParams,
  query: documentsQuery,
  answer: documentList,
  run: async ({ tx, params: { patient }, query, emergency }) => {
    const asked = askedMoment({ knownAt: query.knownAt });
    if (isRefused(asked)) return asked;
    const list = `documents ${patient} ${query.knownAt ?? ""}`;
    const place = placeOf(list, query.cursor);
    if (typeof place === "object") return place;

    const head = await findPatient(tx, patient);
    if (head === undefined) return notFound();
    const after = place === "" ? undefined : place;
    const { documents, next } = await documentsOf(tx, patient, { most: query.limit, after, ...asked });
    await recordEvent(tx, {
      action: "patient.read",
      object: patient,
      detail: {
        version: head.version,
        documents: documents.length,
        ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }),
        ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
      },
    });
    return give({
      documents: documents.map(
        ({ id, message, place, on, filedAt, feed, sender, name, mediaType, bytes, facts, isTheirs }) => ({
          ...{ document: id, message, place, on: on ?? null, filedAt: formatInstant(filedAt) },
          ...{ feed, sender, name, mediaType, bytes, facts: [...facts], isTheirs },
        }),
      ),
      next: cursorOf(list, next),
    });
  },
});

const extensions: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/rtf": "rtf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/tiff": "tiff",
};

export const openDocumentRoute = clinicRoute({
  id: "openDocument",
  method: "GET",
  path: `${path}/:document/content`,
  summary:
    "A document as it came, to be saved and opened. Nothing in it was read here; what is no plain document is given as bytes.",
  needs,
  trace: "message.read",
  params: patientParams.extend({ document: z.uuid() }),
  answer: "application/octet-stream",
  run: async ({ tx, params: { patient, document }, emergency }) => {
    const opened = await openDocument(tx, patient, document);
    if (opened === undefined) return notFound();
    await recordEvent(tx, {
      action: "message.read",
      object: opened.document.message,
      detail: {
        patients: [patient],
        document,
        ...(emergency === undefined ? {} : { emergencyAccess: emergency }),
      },
    });
    const { mediaType } = opened.document;
    // Saved and never shown inside our pages: what it holds is its sender's, and may run.
    const headers = {
      "content-disposition": `attachment; filename="${document}.${extensions[mediaType] ?? "bin"}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    };
    return raw(mediaType, Buffer.from(opened.content), { headers });
  },
});
