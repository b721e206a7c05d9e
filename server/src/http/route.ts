import type { Instant, Language } from "@longwatch/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ZodType, z } from "zod";
import type { Access } from "../access/access.ts";
import type { Permission } from "../access/permissions.ts";
import type { SignedIn } from "../access/sessions.ts";
import type { Caller, Standing } from "../access/standing.ts";
import type { AuditAction } from "../audit/action.ts";
import type { ClinicTx, Scope } from "../db/transaction.ts";
import type { Given } from "./answer.ts";
import type { Refused } from "./problem.ts";
import type { Services } from "./services.ts";

type Maybe = ZodType | undefined;
type Read<S> = S extends ZodType ? z.output<S> : undefined;
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What every route is asked with, parsed by its schemas. */
export type Asked<P, Q, B> = {
  readonly services: Services;
  readonly at: Instant;
  /** The language of whoever reads the answer. */
  readonly language: Language;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: Headers;
  readonly request: FastifyRequest;
};
export type PublicAsked<P, Q, B> = Asked<P, Q, B>;
export type AccountAsked<P, Q, B> = Asked<P, Q, B> & { readonly signedIn: SignedIn; readonly caller: Caller };
export type ClinicAsked<P, Q, B> = Asked<P, Q, B> & {
  readonly tx: ClinicTx;
  readonly caller: Caller;
  readonly standing: Standing;
  /** The emergency access by which the patient is seen; undefined: by role. */
  readonly emergency: string | undefined;
  /** What the caller may do here, emergency access to this patient included. */
  readonly may: (permission: Permission) => boolean;
};
export type StandingAsked<P, Q, B> = Asked<P, Q, B> & { readonly access: Access; readonly standing: Standing };
export type StreamAsked<P, Q> = Asked<P, Q, undefined> & {
  readonly standing: Standing;
  readonly scope: Scope;
  readonly reply: FastifyReply;
};

type Common<P extends Maybe, Q extends Maybe, B extends Maybe> = {
  /** Unique: the operation's name. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** In a sentence, for the reference. Undefined: a page for people, which the reference does not list. */
  readonly summary?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The schema of what is given with 200 or 201; the media type where it is no JSON. */
  readonly answer?: ZodType | string;
  readonly status?: 200 | 201 | 202 | 204 | 303;
  /** What it gives has sentences in it, in the reader's language. */
  readonly speaks?: true;
  /** Bodies of these media types are taken as bytes; otherwise JSON is read, and forms by pages. */
  readonly mediaTypes?: readonly string[];
  /** Greatest length of a body in bytes. */
  readonly bodyLimit?: number;
};

export type PublicRoute<P extends Maybe = Maybe, Q extends Maybe = Maybe, B extends Maybe = Maybe> = Common<P, Q, B> & {
  readonly area: "public";
  /** Signing in and its like: few tries a minute. */
  readonly isGuarded?: boolean;
  /** Asked by programs that prove themselves in what they send, and by no cookie: from wherever they are. */
  readonly isForPrograms?: true;
  readonly run: (asked: PublicAsked<Read<P>, Read<Q>, Read<B>>) => Promise<Given | Refused>;
};
export type AccountRoute<P extends Maybe = Maybe, Q extends Maybe = Maybe, B extends Maybe = Maybe> = Common<
  P,
  Q,
  B
> & {
  readonly area: "account";
  readonly run: (asked: AccountAsked<Read<P>, Read<Q>, Read<B>>) => Promise<Given | Refused>;
};
export type ClinicRoute<P extends Maybe = Maybe, Q extends Maybe = Maybe, B extends Maybe = Maybe> = Common<P, Q, B> & {
  readonly area: "clinic";
  /** Any one of them opens it; none: whoever is a member. */
  readonly needs: readonly Permission[];
  /** What it leaves in the audit; null: it neither shows nor changes anything of a patient. */
  readonly trace: AuditAction | null;
  /** A caller may come with a token of CDS Hooks, which it has signed itself. */
  readonly takesAssertion?: true;
  /** Before the transaction: what must be right first. */
  readonly before?: (services: Services, scope: Scope) => Promise<void>;
  readonly run: (asked: ClinicAsked<Read<P>, Read<Q>, Read<B>>) => Promise<Given | Refused>;
};
/** Of a clinic, with transactions of its own: what the folder `access` does. */
export type StandingRoute<P extends Maybe = Maybe, Q extends Maybe = Maybe, B extends Maybe = Maybe> = Common<
  P,
  Q,
  B
> & {
  readonly area: "standing";
  readonly needs: readonly Permission[];
  readonly trace: AuditAction | null;
  readonly run: (asked: StandingAsked<Read<P>, Read<Q>, Read<B>>) => Promise<Given | Refused>;
};
/** Gives its answer piece by piece, and keeps its own transactions. */
export type StreamRoute<P extends Maybe = Maybe, Q extends Maybe = Maybe> = Omit<Common<P, Q, undefined>, "body"> & {
  readonly area: "stream";
  readonly needs: readonly Permission[];
  readonly trace: AuditAction | null;
  readonly run: (asked: StreamAsked<Read<P>, Read<Q>>) => Promise<void>;
};
export type Route = PublicRoute | AccountRoute | ClinicRoute | StandingRoute | StreamRoute;

/** Each forgets the types of its schemas, which its `run` was checked against, so that routes of all kinds stand in one list. */
export const publicRoute = <P extends Maybe = undefined, Q extends Maybe = undefined, B extends Maybe = undefined>(
  route: Omit<PublicRoute<P, Q, B>, "area">,
): Route => ({ ...route, area: "public" }) as unknown as Route;
export const accountRoute = <P extends Maybe = undefined, Q extends Maybe = undefined, B extends Maybe = undefined>(
  route: Omit<AccountRoute<P, Q, B>, "area">,
): Route => ({ ...route, area: "account" }) as unknown as Route;
export const clinicRoute = <P extends Maybe = undefined, Q extends Maybe = undefined, B extends Maybe = undefined>(
  route: Omit<ClinicRoute<P, Q, B>, "area">,
): Route => ({ ...route, area: "clinic" }) as unknown as Route;
export const standingRoute = <P extends Maybe = undefined, Q extends Maybe = undefined, B extends Maybe = undefined>(
  route: Omit<StandingRoute<P, Q, B>, "area">,
): Route => ({ ...route, area: "standing" }) as unknown as Route;
export const streamRoute = <P extends Maybe = undefined, Q extends Maybe = undefined>(
  route: Omit<StreamRoute<P, Q>, "area">,
): Route => ({ ...route, area: "stream" }) as unknown as Route;

/** Whether a browser shows it to a person. */
export const isPage = ({ path }: Pick<Route, "path">): boolean => !path.startsWith("/api/");
/** Whether it is a clinic's FHIR server. */
export const isOfFhir = ({ path }: Pick<Route, "path">): boolean => path.startsWith("/api/v1/clinics/:clinic/fhir/");
/** Whether its path names one patient. */
export const isOfPatient = ({ path }: Pick<Route, "path">): boolean => path.includes(":patient");
