/** What may be asked of the HTTP API, and what it answers. */
export * from "./account.ts";
export * from "./audit.ts";
export * from "./care.ts";
export * from "./clients.ts";
export * from "./decision-support.ts";
export * from "./documents.ts";
export * from "./imports.ts";
export * from "./intake.ts";
export * from "./members.ts";
export * from "./messages.ts";
export * from "./patient.ts";
export * from "./policy.ts";
export * from "./problem.ts";
export * from "./site.ts";
export * from "./words.ts";
export * from "./worklist.ts";
