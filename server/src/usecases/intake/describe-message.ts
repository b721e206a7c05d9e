import { isNotForUs, type Verdict, verdictsOf } from "@longwatch/interop";
import { digestOf, type NewMessage } from "../../db/messages.ts";

/** What came, before it is kept: of HL7 v2 its header says who sent it and under which number. */
export type Described = NewMessage & {
  /** A hash of the one patient's numbers; "": of several, of nobody, or not to be told without reading it. */
  readonly about: string;
  /** Not for us: it is kept, its sender was told, and nobody reads it. */
  readonly isRefused: boolean;
};

/** A message of HL7 v2, by its verdicts. */
export function describeHl7(feed: string, bytes: Uint8Array, verdicts: readonly Verdict[]): Described {
  const [first] = verdicts;
  const isOne = verdicts.length === 1;
  return {
    feed,
    mediaType: "x-application/hl7-v2+er7",
    bytes,
    sender: first?.sender ?? "",
    controlId: isOne ? first!.controlId : "",
    content: isOne && first!.header !== undefined ? first!.content : undefined,
    isRefused: verdicts.every(isNotForUs),
    about: isOne && first!.about !== "" ? digestOf(Buffer.from(first!.about, "latin1")).slice(0, 32) : "",
  };
}

/** A message of any kind: of others than HL7 v2 nothing is known before they are read. */
export function describeMessage(feed: string, mediaType: string, bytes: Uint8Array): Described {
  const isHl7 = /^(?:\ufeff|\s)*(?:MSH|FHS|BHS)/.test(Buffer.from(bytes.subarray(0, 64)).toString("utf8"));
  const plain = { feed, mediaType, bytes, about: "", isRefused: false };
  return isHl7 ? { ...describeHl7(feed, bytes, verdictsOf(bytes)), mediaType } : plain;
}
