/**
 * Which role may do what. This table is the whole of it: routes name a permission, never a role. Nobody sees more of a
 * person than the work needs, so whoever looks at many people sees no names.
 */
export const permissions = {
  "read-worklist": "see the worklist",
  "read-patient": "see a patient's record and answers, without the name",
  "read-details": "see what a patient is called, and how to reach them",
  "read-reports": "see figures of the whole clinic",
  "read-audit": "see who saw and did what",
  "decision-support": "ask, from another system, what a patient's watch means for what is done there",
  "record-facts": "add patients, and facts to a patient",
  "act-on-tasks": "take, hand over, snooze and finish tasks",
  "sign-off": "waive, accept and decide, by name",
  "handle-intake": "see messages that could not be filed, and file them",
  "receive-messages": "deliver messages of a feed",
  "send-messages": "send reminders and record contacts",
  transfer: "hand a patient over to another clinic, and accept one",
  export: "take data out, without names",
  "export-details": "take data out, with names",
  erase: "ask for, and confirm, that a patient is erased",
  "manage-policy": "adopt protocols, and set ladders, rosters and feeds",
  "manage-members": "invite, change and remove members, and end their sessions",
  "manage-services": "make and revoke service tokens, and connect other systems",
  "break-glass": "take emergency access to one patient, with a reason",
  "review-break-glass": "review somebody else's emergency access",
} as const;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as readonly Permission[];

const care = ["read-worklist", "read-patient", "read-details", "record-facts", "act-on-tasks"] as const;

/** Roles, with who they are and what they may do. */
export const roles = {
  nurse: {
    is: "MS nurse or coordinator",
    may: [...care, "handle-intake", "send-messages", "transfer", "read-reports"],
  },
  neurologist: {
    is: "neurologist",
    may: [
      ...care,
      ...(["sign-off", "handle-intake", "send-messages", "transfer", "read-reports"] as const),
      ...(["manage-policy", "review-break-glass"] as const),
    ],
  },
  "infusion-nurse": { is: "infusion nurse", may: care },
  pharmacist: { is: "pharmacist", may: care },
  "programme-manager": {
    is: "programme manager or pharmacovigilance",
    may: ["read-worklist", "read-patient", "act-on-tasks", "read-reports", "read-audit", "export", "break-glass"],
  },
  researcher: { is: "researcher or auditor", may: ["read-patient", "read-reports", "read-audit", "export"] },
  patient: { is: "patient (reserved: no screen yet)", may: [] },
  integrator: {
    is: "engineer of a connected system; also the most that a service token may have",
    may: [
      "read-worklist",
      "read-patient",
      "read-details",
      "decision-support",
      "record-facts",
      "receive-messages",
      "read-reports",
      "export",
    ],
  },
  administrator: {
    is: "administrator",
    may: [
      ...(["manage-members", "manage-services", "manage-policy", "read-audit", "export-details", "erase"] as const),
      ...(["break-glass", "review-break-glass"] as const),
    ],
  },
} as const satisfies Record<string, { readonly is: string; readonly may: readonly Permission[] }>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[];
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);
export const isPermission = (text: string): text is Permission => Object.hasOwn(permissions, text);

/** Everything that any of the roles may do. */
export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role): readonly Permission[] => roles[role].may));

/** What emergency access opens, of one patient and for a limited time. */
export const openedByBreakGlass: ReadonlySet<Permission> = new Set(["read-patient", "read-details"]);

/** The most that a service may be permitted: it never signs, and never manages people. */
export const permittedToServices: ReadonlySet<Permission> = permissionsOf(["integrator"]);
