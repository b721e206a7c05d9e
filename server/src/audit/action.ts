/** Everything that leaves a trace. Closed: a new action is added here, so that a reader of the audit knows every word. */
export const auditActions = [
  // patients
  "patient.add",
  "patient.read",
  "patient.find",
  "patient.change",
  "details.read",
  "details.change",
  "worklist.read",
  "cohort.read",
  "fact.add",
  "decision-support.tell",
  "decision-support.feedback",
  "message.receive",
  "message.read",
  "task.act",
  "notice.act",
  "reminder.send",
  // care for the data
  "audit.read",
  "export.make",
  "backup.make",
  "restore.make",
  "erasure.request",
  "erasure.confirm",
  "erasure.withdraw",
  "patient.erase",
  "transfer.offer",
  "transfer.withdraw",
  "transfer.refuse",
  "transfer.accept",
  // rules and settings
  "policy.change",
  "feed.change",
  // people
  "clinic.set-up",
  "member.invite",
  "member.join",
  "member.change",
  "member.remove",
  "service.add",
  "service.revoke",
  "client.add",
  "client.end",
  "client.grant",
  "client.grant-end",
  "session.start",
  "session.refuse",
  "session.end",
  "credential.add",
  "credential.change",
  "credential.remove",
  "break-glass.open",
  "break-glass.review",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Actions that show many patients at once; which ones stands in the event's `detail.patients`. */
export const listActions = [
  "worklist.read",
  "cohort.read",
  "patient.find",
  "export.make",
] as const satisfies readonly AuditAction[];
