import { randomUUID } from "node:crypto";
import { formatInstant, type Instant } from "@longwatch/core";
import { codesFor, type Verdict, verdictsOf, writeAck } from "@longwatch/interop";
import { type Described, describeHl7 } from "../usecases/intake/describe-message.ts";

/** A message of a connection, judged, and what its sender will be answered. */
export type Judged = {
  readonly message: Described;
  /** Acknowledgements in order; none where the sender wants none. */
  readonly answersWhenKept: (at: Instant) => readonly string[];
  /** Where it could not be kept: the sender keeps it, and sends it again. */
  readonly answersWhenNot: (at: Instant) => readonly string[];
};

export function judge(feed: string, bytes: Uint8Array): Judged {
  const verdicts = verdictsOf(bytes);
  return {
    message: describeHl7(feed, bytes, verdicts),
    answersWhenKept: (at) => verdicts.flatMap((verdict) => acknowledgements(verdict, at)),
    answersWhenNot: (at) => verdicts.flatMap((verdict) => acknowledgements(notKept(verdict), at)),
  };
}

/** What is not even judged: nothing of it was kept, and this is why. */
export const notTaken = (at: Instant, why: string): string =>
  acknowledgements(
    {
      code: "AR",
      errors: [{ code: "207", severity: "E", at: "", text: why }],
      header: undefined,
      sender: "",
      controlId: "",
      content: new Uint8Array(),
      about: "",
    },
    at,
  ).join("");

const notKept = (verdict: Verdict): Verdict => ({
  ...verdict,
  code: "AR",
  errors: [{ code: "207", severity: "E", at: "", text: "The message could not be kept. Send it again." }],
});

const acknowledgements = (verdict: Verdict, at: Instant): readonly string[] =>
  codesFor(verdict).map((code) =>
    writeAck(code, verdict, { id: randomUUID().replaceAll("-", "").slice(0, 20), at: hl7Time(at) }),
  );

/** `20260301080000+0000` */
const hl7Time = (at: Instant): string =>
  `${formatInstant(at)
    .replaceAll(/[-:TZ]|\.\d+/g, "")
    .slice(0, 14)}+0000`;
