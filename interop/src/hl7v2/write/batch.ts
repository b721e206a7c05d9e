import { failed, ok, type Result } from "@longwatch/core";
import { problem } from "../issue.ts";
import { writeMessage } from "../write.ts";
import type { LaboratoryProfile } from "./profile.ts";
import { asSent } from "./text.ts";
import { writeMoment } from "./time.ts";

export type Batch = { readonly sentAt: string; readonly id: string };

/**
 * A file of messages, piece by piece, so that a file of any length needs no memory: in FHS/BHS … BTS/FTS
 * where the laboratory sends batches, one after the other where it does not.
 */
export function writeBatch(
  messages: Iterable<string>,
  { sentAt, id }: Batch,
  profile: LaboratoryProfile,
): Result<Iterable<string>> {
  const time = writeMoment(sentAt, { ...profile, precision: "second" });
  if (time === undefined) {
    return failed([problem("instant-impossible", "/sentAt", "no moment", "Write a moment as YYYY-MM-DDTHH:MM:SSZ.")]);
  }
  return ok(profile.batch ? enveloped(messages, time, id, profile) : messages);
}

function* enveloped(messages: Iterable<string>, time: string, id: string, profile: LaboratoryProfile) {
  const { application, name } = profile;
  const fields = [application, name, "LONGWATCH", "", time, "", "", "", id];
  yield asSent(
    writeMessage([
      { name: "FHS", fields },
      { name: "BHS", fields },
    ]),
    profile,
  );
  let count = 0;
  for (const message of messages) {
    count += 1;
    yield message;
  }
  yield asSent(
    writeMessage([
      { name: "BTS", fields: [`${count}`] },
      { name: "FTS", fields: ["1"] },
    ]),
    profile,
  );
}
