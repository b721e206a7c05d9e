import { type DocumentReading, elsewhere, readDocument, withdrawn } from "../documents.ts";
import { conceptOf } from "./concept.ts";
import { type Cursor, children, textOf } from "./cursor.ts";

/** What a report presents itself as. An address in it is not followed; of a report that is withdrawn nothing is left. */
export function attachmentsOf(report: Cursor, isWithdrawn: boolean): readonly DocumentReading[] {
  const forms = children(report, "presentedForm");
  if (isWithdrawn || forms.length === 0) return forms.map(({ at }) => withdrawn(at));
  const on = (textOf(report, "effectiveDateTime") ?? textOf(report, "issued"))?.slice(0, 10);
  const code = conceptOf(report, "code");
  const name = code?.codes.find(({ display }) => display !== "")?.display ?? code?.text ?? "";
  return forms.map((form) => {
    const data = textOf(form, "data");
    if (data === undefined) return elsewhere(form.at);
    return readDocument(data, "base64", kindOf(form), { at: form.at, name, on });
  });
}

/** A type of content, without its parameters: anything else may be a name. */
const kindOf = (form: Cursor): string =>
  /^[\w.+-]{1,30}\/[\w.+-]{1,90}(?=\s*(?:;|$))/.exec(textOf(form, "contentType") ?? "")?.[0] ?? "";
