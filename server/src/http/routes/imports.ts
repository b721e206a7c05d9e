import {
  heldReason,
  id,
  importFiled,
  importList,
  importPreview,
  importProfileChanged,
  importProfileList,
  importUndone,
  tableColumns,
  writtenImportProfile,
} from "@longwatch/api";
import { formatInstant, issueIn, type Language } from "@longwatch/core";
import { type CsvProfile, sheetNames, tableHeaders, importTemplate as templateText } from "@longwatch/interop";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { profilesNow, type TableImport, tableImports } from "../../db/imports.ts";
import { changeProfile, csvProfileOf, feedOfProfile } from "../../usecases/imports/profiles.ts";
import {
  bringTable,
  fileTable,
  type Preview,
  previewTable,
  rejectedOf,
  undoTable,
} from "../../usecases/imports/table-import.ts";
import { give, raw } from "../answer.ts";
import { etagOf, versionSeen } from "../etag.ts";
import { issuesInWords } from "../keys-in-words.ts";
import { mediaTypeOf, workbookTypes } from "../media-types.ts";
import { notFound, refuse, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/imports";
const ofProfile = z.object({ clinic: z.uuid(), profile: id.regex(/^[a-z0-9][a-z0-9.-]{0,50}$/) });
const ofImport = z.object({ clinic: z.uuid(), message: z.uuid() });
const needs = ["handle-intake"] as const;
const csv = "text/csv; charset=utf-8";

export const listImportProfiles = clinicRoute({
  id: "listImportProfiles",
  method: "GET",
  path: `${path}/profiles`,
  summary: "How the tables of each sender are read, as it was saved last.",
  needs,
  trace: null,
  answer: importProfileList,
  run: async ({ tx }) =>
    give({ profiles: (await profilesNow(tx)).map((one) => ({ ...one, content: one.content as CsvProfile })) }),
});

export const changeImportProfile = clinicRoute({
  id: "changeImportProfile",
  method: "PUT",
  path: `${path}/profiles/:profile`,
  summary:
    'Save how a sender\'s tables are read. If-Match names the version that was seen; `"0"` where there was none.',
  needs,
  trace: "laboratory.change",
  params: ofProfile,
  body: writtenImportProfile,
  answer: importProfileChanged,
  run: async ({ tx, params: { profile }, body, headers }) => {
    const seen = versionSeen(headers["if-match"] as string | undefined, true);
    if (typeof seen === "object") return seen;
    if (seen === undefined) return refuse("if-match-needed", "if-match-of-version");
    const changed = await changeProfile(tx, profile, body, seen);
    return changed.ok
      ? give({ version: changed.value }, { etag: etagOf(changed.value) })
      : refuseIssues(changed.issues);
  },
});

export const importTemplate = clinicRoute({
  id: "importTemplate",
  method: "GET",
  path: `${path}/template`,
  summary: "An empty table with the columns that need no profile, and one row that shows how they are filled.",
  needs: [],
  trace: null,
  answer: "text/csv",
  run: async () => raw(csv, Buffer.from(templateText()), { headers: attached("longwatch-template.csv") }),
});

export const listImports = clinicRoute({
  id: "listImports",
  method: "GET",
  path,
  summary: "Tables that were brought, the newest first, and what was done with each.",
  needs,
  trace: null,
  answer: importList,
  run: async ({ tx }) => give({ imports: (await tableImports(tx)).map(shownImport) }),
});

const tables = ["text/csv", "text/plain", ...workbookTypes, "application/octet-stream"];
const mostOfTable = 16 * 1024 * 1024;

export const columnsOfTable = clinicRoute({
  id: "columnsOfTable",
  method: "POST",
  path: `${path}/columns`,
  summary: "What the columns of a table are called, as a profile reads it, where one is named. Nothing of it is kept.",
  needs,
  trace: null,
  query: z.strictObject({ profile: ofProfile.shape.profile.optional() }),
  mediaTypes: tables,
  bodyLimit: mostOfTable,
  answer: tableColumns,
  run: async ({ tx, query: { profile }, body }) => {
    const bytes = body as unknown as Buffer;
    const read = profile === undefined ? undefined : await csvProfileOf(tx, feedOfProfile(profile));
    return give({ headers: [...tableHeaders(bytes, read)], sheets: [...sheetNames(bytes)] });
  },
});

export const bringTableRoute = clinicRoute({
  id: "bringTable",
  method: "POST",
  path: `${path}/from/:profile`,
  summary:
    "Bring a table of results (CSV, or a workbook of Excel). It is kept as it is and previewed, line by line; nothing is filed yet.",
  needs,
  trace: "message.read",
  params: ofProfile,
  mediaTypes: tables,
  bodyLimit: mostOfTable,
  answer: importPreview,
  status: 202,
  speaks: true,
  run: async ({ tx, params: { profile }, body, request, language }) => {
    const preview = await bringTable(tx, profile, body as unknown as Buffer, mediaTypeOf(request));
    await recordEvent(tx, { action: "message.read", object: preview.table.message, detail: { table: profile } });
    return give(shownPreview(preview, language), { status: 202 });
  },
});

export const showImport = clinicRoute({
  id: "showImport",
  method: "GET",
  path: `${path}/:message`,
  summary: "What a table would become now: after a code was mapped or a patient added, more.",
  needs,
  trace: "message.read",
  params: ofImport,
  answer: importPreview,
  speaks: true,
  run: async ({ tx, params: { message }, language }) => {
    const preview = await previewTable(tx, message);
    if (preview === undefined) return notFound();
    await recordEvent(tx, { action: "message.read", object: message, detail: { table: preview.table.profile } });
    return give(shownPreview(preview, language));
  },
});

export const fileImport = clinicRoute({
  id: "fileImport",
  method: "POST",
  path: `${path}/:message/filing`,
  summary: "File a table that was looked at. What of it is not certain is held back.",
  needs,
  trace: "message.receive",
  params: ofImport,
  answer: importFiled,
  run: async ({ tx, params: { message } }) => {
    const added = await fileTable(tx, message);
    if (added === undefined) return notFound();
    return added.ok ? give({ added: added.value }) : refuseIssues(added.issues);
  },
});

export const undoImport = clinicRoute({
  id: "undoImport",
  method: "POST",
  path: `${path}/:message/undoing`,
  summary: "Take back every fact that came with a table, by name and with a reason. Nothing is removed.",
  needs,
  trace: "message.receive",
  params: ofImport,
  body: heldReason,
  answer: importUndone,
  run: async ({ tx, params: { message }, body: { reason } }) => {
    const takenBack = await undoTable(tx, message, reason);
    if (takenBack === undefined) return notFound();
    return takenBack.ok ? give({ takenBack: takenBack.value }) : refuseIssues(takenBack.issues);
  },
});

export const rejectedRows = clinicRoute({
  id: "rejectedRows",
  method: "GET",
  path: `${path}/:message/rejected`,
  summary: "The rows that could not be read, as a table with the reasons beside them, to be mended and brought again.",
  needs,
  trace: "message.read",
  params: ofImport,
  answer: "text/csv",
  run: async ({ tx, params: { message } }) => {
    const rejected = await rejectedOf(tx, message);
    if (rejected === undefined) return notFound();
    await recordEvent(tx, { action: "message.read", object: message, detail: { table: rejected.profile } });
    return raw(csv, Buffer.from(rejected.text), { headers: attached("rejected.csv") });
  },
});

const attached = (name: string) => ({
  "content-disposition": `attachment; filename="${name}"`,
  "cache-control": "private, no-store",
});

const shownImport = ({ message, broughtAt, ...one }: TableImport) => ({
  ...one,
  import: message,
  broughtAt: formatInstant(broughtAt),
});

const shownPreview = ({ table, patients, issues, sheets, ...preview }: Preview, language: Language) => ({
  ...shownImport(table),
  ...preview,
  patients: [...patients],
  sheets: [...sheets],
  issues: issues.map((one) => issueIn(one, language)),
  names: issuesInWords(
    issues.map(({ code }) => code),
    language,
  ),
});
