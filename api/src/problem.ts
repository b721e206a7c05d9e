import * as z from "zod";

/** Every kind of refusal, with its status and title. The key is the fragment of its stable address. */
export const problemKinds = {
  "request-unreadable": { status: 400, title: "The request cannot be read" },
  "request-invalid": { status: 400, title: "The request does not have the form that is asked for" },
  "sign-in-needed": { status: 401, title: "Nobody is signed in" },
  "sign-in-refused": { status: 401, title: "The sign-in was refused" },
  "permission-missing": { status: 403, title: "This account may not do this here" },
  "sign-in-not-fresh": { status: 403, title: "Sign in again to do this" },
  "cross-site": { status: 403, title: "The request did not come from this site" },
  "not-found": { status: 404, title: "There is no such thing here" },
  "link-ended": { status: 410, title: "The link is unknown, used or too old" },
  conflict: { status: 409, title: "It contradicts what is kept" },
  "record-changed": { status: 412, title: "It was changed meanwhile" },
  "prefetch-missing": { status: 412, title: "What was needed to answer was not sent" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "media-type-unsupported": { status: 415, title: "A body of this media type is not read here" },
  "content-refused": { status: 422, title: "The content cannot be accepted as it is" },
  "idempotency-key-reused": { status: 422, title: "The idempotency key belongs to another request" },
  "if-match-needed": { status: 428, title: "Say which version you have seen" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  fault: { status: 500, title: "A fault of the server" },
  unavailable: { status: 503, title: "The server cannot do this now" },
} as const;

export type ProblemKind = keyof typeof problemKinds;
export const isProblemKind = (text: string): text is ProblemKind => Object.hasOwn(problemKinds, text);

/** Where a kind of problem is explained; it never changes. */
export const problemAddress = (kind: ProblemKind): string => `/problems#${kind}`;

export const issue = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    at: z.string().meta({ description: "A JSON pointer into the body, or the name of a parameter after `?`." }),
    saw: z.string(),
    remedy: z.string(),
  })
  .meta({ id: "Issue", description: "What could not be accepted, where, and what can be done." });

/** Problem details (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    issues: z.array(issue),
    incident: z.string().optional().meta({ description: "The server's log has the same id." }),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)." });
export type ProblemJson = z.infer<typeof problem>;
