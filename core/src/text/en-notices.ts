type At = { readonly about: string };
type Patient = { readonly patient: string };
type Detail = At & { readonly detail: string };
type Nothing = Readonly<Record<string, never>>;

const listed = (all: readonly string[]): string => (all.length === 0 ? "unknown" : all.join(", "));

/** What a notice of a clinic says, from its ids, codes and counts. No name, no value, no content of a record. */
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
  "notice.undelivered-to-member": ({ about, detail }: Detail) =>
    `Messages to a member of the clinic (${about}) cannot be delivered (${detail}). Tell the person, and correct the address.`,
  "notice.undelivered-reminder": ({ patient, detail }: Patient & { readonly detail: string }) =>
    `A reminder to patient ${patient} could not be delivered (${detail}). Ring the patient, and correct the address.`,
  "notice.unread-message": ({ about, codes }: At & { readonly codes: readonly string[] }) =>
    `A message (${about}) could not be filed in full: ${listed(codes)}. Read it, file it with its patient, ask the laboratory, or say why not.`,
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
    `The hospital says that patients ${listed(patients)} are one person. Look at both records, and hand the facts of one over to the other.`,
  "notice.failing-subscription": ({ about, detail }: Detail) =>
    `Another system wants to be told what happens here, and its receiver does not answer as it should (subscription ${about}, ${detail}). Call whoever runs it: warnings may not be seen there.`,
  "notice.break-glass-review": (_: Nothing) =>
    "Emergency access to a patient's record was taken. Another person must review it.",
  "notice.nobody-on-duty": ({ about }: At) =>
    `There is something for the role ${about}, and nobody of the clinic has it. Give it to somebody.`,
  "notice.transfer-unanswered": ({ about }: At) =>
    `An offer to transfer a patient (${about}) has had no answer for a week. Answer it, or ask the other clinic.`,

  "alarm.difference": ({ about, parts }: At & { readonly parts: readonly string[] }) =>
    `What was kept of patient ${about} differed from the recomputation (${listed(parts)}). It was computed anew; report it as a fault of the program.`,
  "alarm.no-next-obligation": ({ about }: At) =>
    `Patient ${about} has had a dose and has nothing to be done next, and no signed end. Look at the record now.`,
  "alarm.cannot-assess": ({ about }: At) =>
    `The record of patient ${about} cannot be assessed. What is shown of it may be old. Report it as a fault of the program.`,
  "alarm.without-role": ({ about }: At) =>
    `A task of patient ${about} has no role that could do it. Report it as a fault of the program.`,
  "alarm.owner-not-a-member": ({ about }: At) =>
    `Tasks are owned by ${about}, who is no member of this clinic. Hand them over.`,
  "alarm.audit-chain": (_: Nothing) =>
    "The audit chain of this clinic does not verify. Keep the database as it is and call whoever runs the server.",
  "alarm.day-not-turned": (_: Nothing) =>
    "The worklist was not brought to today for every patient. Call whoever runs the server.",
  "alarm.job-failed": ({ about }: At) =>
    `The work "${about}" failed repeatedly. It is tried again every minute; call whoever runs the server.`,
  "alarm.other": ({ alarm }: { readonly alarm: string }) => `The sentinel found: ${alarm}.`,
} as const;
