import { lazy } from "react";

/** The parts of the settings, in order, each loaded when it is opened. Without `needs`: everybody's. */
export const sections = [
  {
    id: "account",
    needs: undefined,
    Section: lazy(async () => ({ default: (await import("./account-section.tsx")).AccountSection })),
  },
  {
    id: "people",
    needs: undefined,
    Section: lazy(async () => ({ default: (await import("./people-section.tsx")).PeopleSection })),
  },
  {
    id: "policy",
    needs: ["manage-policy"],
    Section: lazy(async () => ({ default: (await import("./policy-section.tsx")).PolicySection })),
  },
  {
    id: "laboratories",
    needs: ["manage-policy", "handle-intake"],
    Section: lazy(async () => ({ default: (await import("./laboratories-section.tsx")).LaboratoriesSection })),
  },
  {
    id: "feeds",
    needs: ["manage-policy", "handle-intake"],
    Section: lazy(async () => ({ default: (await import("./feeds-section.tsx")).FeedsSection })),
  },
  {
    id: "messages",
    needs: ["manage-policy", "send-messages"],
    Section: lazy(async () => ({ default: (await import("./messages-section.tsx")).MessagesSection })),
  },
  {
    id: "emergency",
    needs: ["break-glass", "review-break-glass"],
    Section: lazy(async () => ({ default: (await import("./emergency-section.tsx")).EmergencySection })),
  },
  {
    id: "audit",
    needs: ["read-audit"],
    Section: lazy(async () => ({ default: (await import("./audit-section.tsx")).AuditSection })),
  },
] as const satisfies readonly {
  readonly id: string;
  readonly needs: readonly string[] | undefined;
  readonly Section: React.ComponentType;
}[];
