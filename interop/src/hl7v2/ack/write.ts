import { usualDelimiters } from "../delimiters.ts";
import { component, field, type Segment } from "../segment.ts";
import { type SegmentToWrite, writeMessage } from "../write.ts";
import type { AckError, Verdict } from "./verdict.ts";

/** What an acknowledgement needs beyond the message it answers. */
export type AckFrame = {
  /** Its own number: MSH-10. */
  readonly id: string;
  /** MSH-7, `YYYYMMDDHHMMSS+0000`. */
  readonly at: string;
};

/** `CA`: kept safely, whatever is found in it later. The others as in table 0008. */
export type AckCode = "AA" | "AE" | "AR" | "CA" | "CE" | "CR";

/**
 * What a sender asks for in MSH-15 and MSH-16, by what became of its message. In original mode, both empty, one
 * acknowledgement; in enhanced mode the commit acknowledgement first, then the application's, each only where it is wanted.
 */
export function codesFor({ code, header }: Pick<Verdict, "code" | "header">): readonly AckCode[] {
  const accept = header === undefined ? "" : component(header, 15, 1).toUpperCase();
  const application = header === undefined ? "" : component(header, 16, 1).toUpperCase();
  if (accept === "" && application === "") return [code];
  const commit = code === "AR" ? "CR" : "CA";
  return [
    ...(isWanted(accept, commit === "CA") ? [commit as AckCode] : []),
    ...(isWanted(application, code === "AA") ? [code] : []),
  ];
}

/** AL always, NE never, ER on errors, SU on success. */
function isWanted(condition: string, isGood: boolean): boolean {
  if (condition === "" || condition === "NE") return false;
  return condition === "ER" ? !isGood : condition === "SU" ? isGood : true;
}

/**
 * An acknowledgement as text, segments ended by CR, in ASCII. Sender and receiver are swapped, the version and the processing
 * id are the message's own, MSA-2 is its number, empty where it had none. From 2.5 on errors stand in ERR-2 to ERR-8; before
 * that in ERR-1.
 *
 * @source interop.md section 3.4
 */
export function writeAck(code: AckCode, { header, errors, controlId }: Verdict, { id, at }: AckFrame): string {
  const raw = (n: number): string => (header === undefined ? "" : component(header, n, 1));
  const version = raw(12) || "2.5.1";
  const isNew = Number(version.split(".")[1] ?? 5) >= 5;
  const event = component1(header, 9, 2);
  const type = isNew ? [["ACK"], [event], ["ACK"]] : [["ACK"], [event]];
  const fields = [raw(5), raw(6), raw(3), raw(4), at, "", [type], id, raw(11) || "P", version].map((one) =>
    typeof one === "string" ? plain(one) : one,
  );
  const first = errors[0];
  const segments: readonly SegmentToWrite[] = [
    { name: "MSH", fields },
    { name: "MSA", fields: [code, plain(controlId), isNew ? "" : (first?.text ?? "")] },
    ...errors.map(
      (one): SegmentToWrite => ({ name: "ERR", fields: isNew ? errorFields(one) : [[olderLocation(one)]] }),
    ),
  ];
  return writeMessage(segments, { ...usualDelimiters, field: fieldOf(header) });
}

const component1 = (header: Segment | undefined, n: number, c: number): string =>
  header === undefined ? "" : component(header, n, c);

const fieldOf = (header: Segment | undefined): string => (header === undefined ? "|" : field(header, 1));

/** Names of systems in ASCII, whatever the message was written in. */
const plain = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "?");

const names: Readonly<Record<AckError["code"], string>> = {
  "100": "Segment sequence error",
  "101": "Required field missing",
  "200": "Unsupported message type",
  "201": "Unsupported event code",
  "202": "Unsupported processing id",
  "203": "Unsupported version id",
  "207": "Application internal error",
};

/** `OBX[4]-2` in its parts; the first of its name where no number is said. */
function placeOf(at: string): readonly string[] {
  const found = /^([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d+))?$/.exec(at);
  if (found === null) return [];
  const [, name = "", ordinal = "1", number = ""] = found;
  return number === "" ? [name, ordinal] : [name, ordinal, number];
}

/** ERR-2 place, ERR-3 code, ERR-4 severity, ERR-8 words. */
const errorFields = ({ code, severity, at, text }: AckError): SegmentToWrite["fields"] => [
  "",
  [placeOf(at).map((part) => [part])],
  [[[code], [names[code]], ["HL70357"]]],
  severity,
  "",
  "",
  "",
  text,
];

/** ERR-1 of older versions: segment, number, field, and the code as a component of its own. */
function olderLocation({ at, code }: AckError): readonly (readonly string[])[] {
  const [name = "", ordinal = "", number = ""] = placeOf(at);
  return [[name], [ordinal], [number], [code, names[code], "HL70357"]];
}
