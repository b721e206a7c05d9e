/** Why a message did not arrive, as far as a mail server's digits or a word of ours tell. */
export type UndeliveredReason =
  | "not-now"
  | "mailbox-full"
  | "address-refused"
  | "refused"
  | "sign-in"
  | "no-encryption"
  | "unreachable"
  | "no-address"
  | "no-member"
  | "not-wanted"
  | "done-meanwhile"
  | "unknown";

const words: Readonly<Record<string, UndeliveredReason>> = {
  "no-address": "no-address",
  "no-member": "no-member",
  "not-wanted": "not-wanted",
  "done-meanwhile": "done-meanwhile",
  eauth: "sign-in",
  enoauth: "sign-in",
  etls: "no-encryption",
  erequiretls: "no-encryption",
  eenvelope: "address-refused",
  econnection: "unreachable",
  econnrefused: "unreachable",
  econnreset: "unreachable",
  esocket: "unreachable",
  etimedout: "unreachable",
  eproxy: "unreachable",
  edns: "unreachable",
};

/** @source RFC 5321 section 4.2.3, RFC 4954 section 6 */
const digits: Readonly<Record<string, UndeliveredReason>> = {
  "452": "mailbox-full",
  "552": "mailbox-full",
  "530": "sign-in",
  "534": "sign-in",
  "535": "sign-in",
  "538": "no-encryption",
  "550": "address-refused",
  "551": "address-refused",
  "553": "address-refused",
};

/** @param detail what an attempt was written down with: three digits, or a word; undefined: it did arrive, or was not tried */
export function undeliveredReason(detail: string): UndeliveredReason | undefined {
  if (detail === "" || /^2\d\d$/.test(detail)) return undefined;
  if (Object.hasOwn(words, detail)) return words[detail];
  if (Object.hasOwn(digits, detail)) return digits[detail];
  if (/^4\d\d$/.test(detail)) return "not-now";
  return /^5\d\d$/.test(detail) ? "refused" : "unknown";
}
