import {
  type DocumentEncoding,
  type DocumentReading,
  elsewhere,
  readDocument,
  tooMany,
  withdrawn,
} from "../documents.ts";
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
  const sent = repetitions(obx, 5)
    .map((text, index) => ({ text, at: index === 0 ? place : `${place}[${index + 1}]` }))
    .filter(({ text }) => text.trim() !== "");
  const read = (sent.length === 0 ? [{ text: "", at: place }] : sent.slice(0, most)).map(({ text, at: own }) =>
    typeOf(obx) === "RP" ? elsewhere(own) : readOne(withOnly(obx, text), { at: own, name, on: day?.date }),
  );
  return sent.length > most ? [...read, tooMany(sent[most]!.at, sent.length)] : read;
}

/** Documents of one OBX. */
const most = 100;

const withOnly = (obx: Segment, text: string): Segment => ({ ...obx, fields: obx.fields.with(5, text) });

function readOne(obx: Segment, own: Parameters<typeof readDocument>[3]): DocumentReading {
  const part = (number: number): string => component(obx, 5, number);
  const kind = [part(2), part(3)].filter((text) => /^[\w.+-]{1,30}$/.test(text)).join("/");
  const encoding = encodings[part(4).trim().toLowerCase()];
  // An encoding that nobody knows is no document.
  return encoding === undefined ? readDocument("", "plain", kind, own) : readDocument(part(5), encoding, kind, own);
}

const typeOf = (obx: Segment): string => field(obx, 2).trim().toUpperCase();
