import type { NoticeKind } from "@longwatch/core";
import type { NoticeRow } from "../db/notices.ts";

/** What a notice says, in English, from its ids, codes and counts. No name, no value, no content of a record. */
export function noticeText({ kind, about, content }: Pick<NoticeRow, "kind" | "about" | "content">): {
  readonly name: string;
  readonly text: string;
} {
  const said = content as Readonly<Record<string, unknown>>;
  switch (kind as NoticeKind) {
    case "silent-feed":
      return {
        name: "Silent feed",
        text:
          said["everyHours"] === undefined
            ? `Nothing has come from ${about} for ${String(said["days"])} days, on days on which it always came. Ask the sender; results may be missing.`
            : `Nothing has come from ${about} for longer than the ${String(said["everyHours"])} hours within which it is expected. Ask the sender; results may be missing.`,
      };
    case "undelivered-message":
      return {
        name: "Undelivered message",
        text:
          said["patient"] === undefined
            ? `Messages to a member of the clinic (${about}) cannot be delivered (${String(said["detail"])}). Tell the person, and correct the address.`
            : `A reminder to patient ${String(said["patient"])} could not be delivered (${String(said["detail"])}). Ring the patient, and correct the address.`,
      };
    case "unread-message":
      return {
        name: "Unread message",
        text: `A message (${about}) could not be filed in full: ${listed(said["codes"])}. Read it, file it with its patient, ask the laboratory, or say why not.`,
      };
    case "unmapped-code":
      return {
        name: "Unmapped code",
        text: `Results wait because nobody has said what a code of a laboratory means (${about}).${said["proposal"] === undefined ? "" : ` By its name it may be ${String(said["proposal"])}.`} Ask the laboratory, and map the code.`,
      };
    case "silent-analyte":
      return {
        name: "Missing results",
        text: `${String(said["analyte"])} used to come from ${about} at least every ${String(said["everyDays"])} days and has not come for ${String(said["days"])}, while other results do. Ask the laboratory whether something was changed.`,
      };
    case "people-merged":
      return {
        name: "Two records, one person",
        text: `The hospital says that patients ${listed(said["patients"])} are one person. Look at both records, and hand the facts of one over to the other.`,
      };
    case "failing-subscription":
      return {
        name: "Nobody takes notifications",
        text: `Another system wants to be told what happens here, and its receiver does not answer as it should (subscription ${about}, ${String(said["detail"])}). Call whoever runs it: warnings may not be seen there.`,
      };
    case "break-glass-review":
      return {
        name: "Emergency access",
        text: "Emergency access to a patient's record was taken. Another person must review it.",
      };
    case "nobody-on-duty":
      return {
        name: "Nobody to tell",
        text: `There is something for the role ${about}, and nobody of the clinic has it. Give it to somebody.`,
      };
    case "transfer-unanswered":
      return {
        name: "Unanswered transfer",
        text: `An offer to transfer a patient (${about}) has had no answer for a week. Answer it, or ask the other clinic.`,
      };
    case "sentinel-alarm":
      return { name: "Sentinel alarm", text: alarmText(String(said["alarm"]), about, said) };
    default:
      return { name: kind, text: kind };
  }
}

function alarmText(alarm: string, about: string, said: Readonly<Record<string, unknown>>): string {
  switch (alarm) {
    case "difference":
      return `What was kept of patient ${about} differed from the recomputation (${listed(said["parts"])}). It was computed anew; report it as a fault of the program.`;
    case "no-next-obligation":
      return `Patient ${about} has had a dose and has nothing to be done next, and no signed end. Look at the record now.`;
    case "cannot-assess":
      return `The record of patient ${about} cannot be assessed. What is shown of it may be old. Report it as a fault of the program.`;
    case "without-role":
      return `A task of patient ${about} has no role that could do it. Report it as a fault of the program.`;
    case "owner-not-a-member":
      return `Tasks are owned by ${about}, who is no member of this clinic. Hand them over.`;
    case "audit-chain":
      return "The audit chain of this clinic does not verify. Keep the database as it is and call whoever runs the server.";
    case "day-not-turned":
      return "The worklist was not brought to today for every patient. Call whoever runs the server.";
    case "job-failed":
      return `The work "${about}" failed repeatedly. It is tried again every minute; call whoever runs the server.`;
    default:
      return `The sentinel found: ${alarm}.`;
  }
}

const listed = (value: unknown): string => (Array.isArray(value) && value.length > 0 ? value.join(", ") : "unknown");
