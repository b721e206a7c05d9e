import { issueNames } from "./issue-names.ts";

type Nothing = Readonly<Record<string, never>>;
type At = { readonly about: string };
type Detail = { readonly detail: string };

const listed = (all: readonly string[]): string => (all.length === 0 ? "unknown" : all.join("; "));
const reasonOf = (code: string): string => issueNames[code as keyof typeof issueNames] ?? "a reason not known here";

const roles: Readonly<Record<string, string>> = {
  nurse: "nurse",
  physician: "physician",
  programme: "programme",
  administrator: "administrator",
};

/** What the server's own work is called. */
const work: Readonly<Record<string, string>> = {
  "turn-day": "bringing the list to a new day",
  escalate: "telling people what waits",
  deliver: "sending messages",
  feeds: "watching the laboratories",
  sentinel: "assessing everybody anew",
  sweep: "clearing away what is over",
  intake: "filing what came",
  "bulk-export": "exporting records",
  notify: "notifying other systems",
};

/** What may differ between what was kept of a patient and what is computed. */
const kept: Readonly<Record<string, string>> = {
  record: "the record",
  page: "the page",
  summary: "the summary",
  worklist: "the lines of the list",
  reminders: "the reminders",
};

/** Why something was not delivered: the words for ours, otherwise what the other machine said. */
const troubles: Readonly<Record<string, string>> = {
  "no-address": "no address is known",
  "no-member": "the person is no member any more",
  "secret-key-changed": "the server's key was changed",
  "receiver-not-allowed": "the operator has not permitted this receiver",
  "no-answer": "no answer",
  timeout: "no answer in time",
  unknown: "the reason is not known",
};
const troubleOf = (detail: string): string => troubles[detail] ?? `answer ${detail}`;

/** What a notice of a clinic says, from its codes and counts: no id, no name, no value, no content of a record. Whom it concerns stands beside it. */
export const enNotices = {
  "notice.name.silent-feed": (_: Nothing) => "Silent feed",
  "notice.name.undelivered-message": (_: Nothing) => "Undelivered message",
  "notice.name.unread-message": (_: Nothing) => "Unread message",
  "notice.name.unmapped-code": (_: Nothing) => "Unmapped code",
  "notice.name.silent-analyte": (_: Nothing) => "Missing results",
  "notice.name.people-merged": (_: Nothing) => "Two records, one person",
  "notice.name.failing-subscription": (_: Nothing) => "Nobody takes notifications",
  "notice.name.break-glass-review": (_: Nothing) => "Emergency access",
  "notice.name.nobody-on-duty": (_: Nothing) => "Nobody to tell",
  "notice.name.transfer-unanswered": (_: Nothing) => "Unanswered transfer",
  "notice.name.sentinel-alarm": (_: Nothing) => "Sentinel alarm",

  "notice.silent-days": ({ about, days }: At & { readonly days: string }) =>
    `Nothing has come from ${about} for ${days} days, on days on which it always came. Ask the sender; results may be missing.`,
  "notice.silent-hours": ({ about, everyHours }: At & { readonly everyHours: string }) =>
    `Nothing has come from ${about} for longer than the ${everyHours} hours within which it is expected. Ask the sender; results may be missing.`,
  "notice.undelivered-to-member": ({ detail }: Detail) =>
    `Messages to a member of the clinic cannot be delivered: ${troubleOf(detail)}. Tell the person, and correct the address.`,
  "notice.undelivered-reminder": ({ detail }: Detail) =>
    `A reminder to a patient could not be delivered: ${troubleOf(detail)}. Ring the patient, and correct the address.`,
  "notice.unread-message": ({ codes }: { readonly codes: readonly string[] }) =>
    `A message could not be filed in full: ${listed(codes.map(reasonOf))}. Read it, file it with its patient, ask the laboratory, or say why not.`,
  "notice.unmapped-code": ({ about, proposal }: At & { readonly proposal: string | undefined }) =>
    `Results wait because nobody has said what a code of a laboratory means (${about}).${proposal === undefined ? "" : ` By its name it may be ${proposal}.`} Ask the laboratory, and map the code.`,
  "notice.silent-analyte": ({
    analyte,
    about,
    everyDays,
    days,
  }: At & { readonly analyte: string; readonly everyDays: string; readonly days: string }) =>
    `${analyte} used to come from ${about} at least every ${everyDays} days and has not come for ${days}, while other results do. Ask the laboratory whether something was changed.`,
  "notice.people-merged": ({ patients }: { readonly patients: readonly string[] }) =>
    `The hospital says that ${patients.length} patients are one person. Look at the records, and hand the facts of one over to the other.`,
  "notice.failing-subscription": ({ detail }: Detail) =>
    `Another system wants to be told what happens here, and its receiver does not answer as it should: ${troubleOf(detail)}. Call whoever runs it: warnings may not be seen there.`,
  "notice.break-glass-review": (_: Nothing) =>
    "Emergency access to a patient's record was taken. Another person must review it.",
  "notice.nobody-on-duty": ({ about }: At) =>
    `There is something for the role ${roles[about] ?? about}, and nobody of the clinic has it. Give it to somebody.`,
  "notice.transfer-unanswered": (_: Nothing) =>
    "An offer to transfer a patient has had no answer for a week. Answer it, or ask the other clinic.",

  "alarm.difference": ({ parts }: { readonly parts: readonly string[] }) =>
    `What was kept of a patient differed from the recomputation: ${listed(parts.map((part) => kept[part] ?? "a line of the list"))}. It was computed anew; report it as a fault of the program.`,
  "alarm.no-next-obligation": (_: Nothing) =>
    "A patient has had a dose and has nothing to be done next, and no signed end. Look at the record now.",
  "alarm.cannot-assess": (_: Nothing) =>
    "The record of a patient cannot be assessed. What is shown of it may be old. Report it as a fault of the program.",
  "alarm.without-role": (_: Nothing) =>
    "A task of a patient has no role that could do it. Report it as a fault of the program.",
  "alarm.owner-not-a-member": (_: Nothing) =>
    "Tasks are owned by somebody who is no member of this clinic. Hand them over.",
  "alarm.audit-chain": (_: Nothing) =>
    "The audit chain of this clinic does not verify. Keep the database as it is and call whoever runs the server.",
  "alarm.day-not-turned": (_: Nothing) =>
    "The worklist was not brought to today for every patient. Call whoever runs the server.",
  "alarm.job-failed": ({ about }: At) =>
    `The server failed repeatedly at one of its tasks: ${work[about] ?? "which one is not known"}. It is tried again every minute; call whoever runs the server.`,
  "alarm.other": (_: Nothing) =>
    "The sentinel found something for which this version has no words. Call whoever runs the server.",
} as const;
