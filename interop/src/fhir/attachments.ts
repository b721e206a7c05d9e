import { type DocumentReading, elsewhere, readDocument, type SentDocument } from "../documents.ts";
import type { Identifier } from "../outcome.ts";
import type { Person } from "../person.ts";
import { type Cursor, child, children, textOf } from "./cursor.ts";
import { parseFhir } from "./parse.ts";
import { personOf } from "./patient-person.ts";
import { cursorOn } from "./pool.ts";
import { subjectOf } from "./subject.ts";

/** What a report presents itself as. An address in it is not followed. */
export const attachmentsOf = (report: Cursor): readonly DocumentReading[] =>
  children(report, "presentedForm").map((form) => {
    const data = textOf(form, "data");
    if (data === undefined) return { documents: [], issue: elsewhere(form.at) };
    const on = /^\d{4}-\d{2}-\d{2}/.exec(textOf(report, "effectiveDateTime") ?? textOf(report, "issued") ?? "")?.[0];
    const code = child(report, "code");
    const coding = code === undefined ? undefined : children(code, "coding")[0];
    const name = (coding && textOf(coding, "display")) ?? (code && textOf(code, "text")) ?? "";
    return readDocument(data, "base64", textOf(form, "contentType") ?? "", { at: form.at, name, on });
  });

export type OwnedDocuments = {
  readonly identifiers: readonly Identifier[];
  readonly person: Person;
  readonly documents: readonly SentDocument[];
};

/** The documents of a file by whom they are about. Those of reports that were withdrawn, or name nobody, are nobody's. */
export function fhirDocuments(bytes: Uint8Array, system: string | undefined): readonly OwnedDocuments[] {
  const { resources } = parseFhir(bytes);
  return resources
    .filter(({ type }) => type === "DiagnosticReport")
    .flatMap((report) => {
      const { cursor } = cursorOn(report);
      const subject = subjectOf(cursor, "subject", report, resources, system);
      if (!subject.ok || ["entered-in-error", "cancelled"].includes(textOf(cursor, "status") ?? "")) return [];
      const documents = attachmentsOf(cursor).flatMap((one) => one.documents);
      return documents.length === 0
        ? []
        : [
            {
              identifiers: subject.identifiers,
              person: subject.patient === undefined ? {} : personOf(subject.patient),
              documents,
            },
          ];
    });
}
