import { type DocumentEncoding, type DocumentReading, elsewhere, readDocument, withdrawn } from "../documents.ts";
import { codingsOf } from "./codes.ts";
import { component, field, repetitions, type Segment } from "./segment.ts";
import type { SentTime } from "./times.ts";

const encodings: Readonly<Record<string, DocumentEncoding>> = { base64: "base64", hex: "hex", a: "plain", "": "plain" };

/** Whether an OBX brings a document (ED) or says where one is (RP). */
export const isAttachment = (obx: Segment): boolean => ["ED", "RP"].includes(typeOf(obx));

/**
 * The documents of an OBX, one in each repetition of OBX-5: type and subtype in OBX-5.2 and 5.3, its encoding in 5.4, itself in 5.5.
 * What is withdrawn (OBX-11 `D`, `W`) is none any more.
 *
 * @source interop.md section 3.2, ED and RP
 */
export function readAttachments(obx: Segment, at: string, day: SentTime | undefined): readonly DocumentReading[] {
  const place = `${at}-5`;
  if (["D", "W"].includes(field(obx, 11).trim().toUpperCase())) return [withdrawn(place)];
  const name = codingsOf(obx, 3)[0]?.name ?? "";
  const sent = repetitions(obx, 5).flatMap((text, index) => (text.trim() === "" ? [] : [index + 1]));
  return (sent.length === 0 ? [1] : sent).map((repetition) => {
    const own = { at: repetition === 1 ? place : `${place}[${repetition}]`, name, on: day?.date };
    return typeOf(obx) === "RP" ? elsewhere(own.at) : readOne(obx, repetition, own);
  });
}

function readOne(obx: Segment, repetition: number, own: Parameters<typeof readDocument>[3]): DocumentReading {
  const part = (number: number): string => component(obx, 5, number, repetition);
  const kind = [part(2), part(3)].filter((text) => /^[\w.+-]{1,30}$/.test(text)).join("/");
  const encoding = encodings[part(4).trim().toLowerCase()];
  // An encoding that nobody knows is no document.
  return encoding === undefined ? readDocument("", "plain", kind, own) : readDocument(part(5), encoding, kind, own);
}

const typeOf = (obx: Segment): string => field(obx, 2).trim().toUpperCase();
