import { formatDay } from "../../base/calendar.ts";
import { type Check, problem } from "./check.ts";

/** Approved means signed, and nobody has signed a draft. */
export const checkSignatures: Check = ({ status, signedBy }) => {
  if (status === "approved" && signedBy.length === 0) {
    const remedy = 'Write "status: draft" until somebody has signed the sheet; then add role, initials and day.';
    return [problem("protocol-signoff-missing", "/signedBy", "approved by nobody", remedy)];
  }
  return signedBy.flatMap((signature, i) => {
    const before = signedBy.findIndex(
      (other) => other.initials === signature.initials && other.role === signature.role,
    );
    if (before === i) return [];
    const saw = `${signature.role} on ${formatDay(signature.on)}, again`;
    return [problem("protocol-rule-duplicate", `/signedBy/${i}`, saw, "Keep one signature of each person.")];
  });
};
