import type { Instant } from "@longwatch/core";
import type { Database } from "../db/database.ts";
import type { SecretKey } from "./secret-key.ts";

/** Where this server is reached: passkeys are bound to it, cookies depend on it, links begin with it. */
export type Site = { readonly name: string; readonly origin: string };

/** Idle: minutes without a request after which a session ends. Absolute: hours after sign-in. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteHours: number };
export const usualSessionLimits: SessionLimits = { idleMinutes: 30, absoluteHours: 12 };

/** What every function of this folder works with. */
export type Access = {
  readonly database: Database;
  readonly key: SecretKey;
  readonly site: Site;
  readonly sessions: SessionLimits;
};

/** Who knocks: where from, with which browser, and the device token of an earlier sign-in there. */
export type Visitor = {
  readonly source: string;
  readonly userAgent: string;
  readonly device?: string | undefined;
};

/** A moment so many minutes later. */
export const minutesLater = (at: Instant, minutes: number): Instant => (at + minutes * 60_000) as Instant;
export const toDate = (at: Instant): Date => new Date(at);
export const toInstant = (moment: Date): Instant => moment.getTime() as Instant;
