import type { Day, RecordJson } from "@longwatch/core";
import { formatDay } from "@longwatch/core";
import { bytesOfMessage, type LaboratoryProfile, laboratoryProfiles, writeOru } from "@longwatch/interop";
import type { Delivery } from "@longwatch/synthetic";

export type Messages = { readonly bytes: Uint8Array; readonly written: number; readonly notWritten: number };

/**
 * The messages about one person in the order in which they were sent, each in the habits of its laboratory. One that
 * the laboratory has no way to write is left out and counted.
 */
export function messagesOf(
  patient: RecordJson["patient"],
  deliveries: readonly Delivery[],
  through: Day | undefined,
): Messages {
  const last = through === undefined ? undefined : formatDay(through);
  const sent = deliveries
    .filter(({ sentAt }) => last === undefined || sentAt.slice(0, 10) <= last)
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0));
  const parts = sent.map((delivery) => {
    const profile = profileOf(delivery.laboratory);
    const message = writeOru(patient, delivery, profile);
    return message.ok ? bytesOfMessage(message.value, profile) : undefined;
  });
  const written = parts.filter((part) => part !== undefined);
  return { bytes: Buffer.concat(written), written: written.length, notWritten: parts.length - written.length };
}

const byName = new Map(laboratoryProfiles.map((profile) => [profile.name, profile]));

/** The profile of that name; of a laboratory that has none, one that is always the same for it. */
function profileOf(laboratory: string): LaboratoryProfile {
  const sum = [...laboratory].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return byName.get(laboratory) ?? laboratoryProfiles[sum % laboratoryProfiles.length]!;
}
