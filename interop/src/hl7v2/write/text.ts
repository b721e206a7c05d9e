import type { LaboratoryProfile } from "./profile.ts";

const outside = { ASCII: /[^\0-\x7f]+/gu, "8859/1": /[^\0-\x7f\xa0-\xff]+/gu } as const;
const utf8 = new TextEncoder();

/** Segments ended by CR → the message as the laboratory sends it: its line ends, and letters its set has not as escapes. */
export function asSent(text: string, { charset, lineEnd }: LaboratoryProfile): string {
  const sayable = charset === "UNICODE UTF-8" ? text : text.replaceAll(outside[charset], hexEscape);
  return lineEnd === "\r" ? sayable : sayable.replaceAll("\r", lineEnd);
}

const hexEscape = (text: string): string =>
  `\\X${[...utf8.encode(text)].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("")}\\`;

function byteEach(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The bytes of a message in its laboratory's character set. */
export const bytesOfMessage = (text: string, { charset }: LaboratoryProfile): Uint8Array =>
  charset === "UNICODE UTF-8" ? utf8.encode(text) : byteEach(text);
