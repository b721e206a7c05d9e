import { type DocumentEncoding, type DocumentReading, elsewhere, readDocument } from "../documents.ts";
import { codingsOf } from "./codes.ts";
import { doubt } from "./issue.ts";
import { component, field, presence, type Segment } from "./segment.ts";
import type { SentTime } from "./times.ts";

const encodings: Readonly<Record<string, DocumentEncoding>> = { base64: "base64", hex: "hex", a: "plain", "": "plain" };

/** Whether an OBX brings a document (ED) or says where one is (RP). */
export const isAttachment = (obx: Segment): boolean => ["ED", "RP"].includes(typeOf(obx));

/**
 * The document of an OBX: type and subtype in OBX-5.2 and 5.3, its encoding in 5.4, itself in 5.5. What is withdrawn (OBX-11 `D`,
 * `W`) is none any more.
 *
 * @source interop.md section 3.2, ED and RP
 */
export function readAttachment(obx: Segment, at: string, day: SentTime | undefined): DocumentReading {
  const place = `${at}-5`;
  if (typeOf(obx) === "RP") return { documents: [], issue: elsewhere(place) };
  if (["D", "W"].includes(field(obx, 11).trim().toUpperCase())) return { documents: [], issue: withdrawn(place) };
  const kind = [2, 3]
    .map((part) => component(obx, 5, part))
    .filter((text) => /^[\w.+-]{1,30}$/.test(text))
    .join("/");
  const said = component(obx, 5, 4).trim().toLowerCase();
  const encoding = encodings[said];
  const written = component(obx, 5, 5);
  const own = { at: place, name: codingsOf(obx, 3)[0]?.name ?? "", on: day?.date };
  // An encoding that nobody knows is no document.
  if (encoding === undefined || presence(obx, 5) !== "valued") return readDocument("", "plain", kind, own);
  return readDocument(written, encoding, kind, own);
}

const typeOf = (obx: Segment): string => field(obx, 2).trim().toUpperCase();

const withdrawn = (at: string) =>
  doubt("attachment-kept", at, "a document that was withdrawn", "It stays with the message and is shown to nobody.");
