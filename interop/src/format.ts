/** What kind of file it is, told by its content, never by its name. */
export type FileFormat = "hl7v2" | "json" | "xml" | "csv" | "empty";

/** Segments a file of HL7 v2 can begin with, rightly or not. */
const segment = /^(?:MSH|FHS|BHS|EVN|PID|PD1|PV1|ORC|OBR|OBX|NTE|SPM|MSA)[^A-Za-z0-9\s]/;
const header = /[\r\n\v](?:MSH|FHS|BHS)[|^~\\&#]/;

/**
 * By what the text begins with, after a byte-order mark, a VT and blanks. A message with other bytes before
 * it is still one; what fits nothing else is read as a table.
 */
export function formatOf(text: string): FileFormat {
  const start = text.slice(0, 1000).replace(/^[\ufeff\v\s]+/, "");
  if (start === "") return "empty";
  if (segment.test(start)) return "hl7v2";
  if (start.startsWith("{") || start.startsWith("[")) return "json";
  if (start.startsWith("<")) return "xml";
  return header.test(text) ? "hl7v2" : "csv";
}
