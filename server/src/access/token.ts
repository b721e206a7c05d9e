import { createHash, randomBytes } from "node:crypto";

/** A new secret of 32 random bytes, after a prefix that tells a scanner of leaked secrets what it found. */
export const newToken = (
  prefix: "lws_" | "lwi_" | "lwc_" | "lwr_" | "lwsetup_" | "lwsvc_" | "lwcal_" | "lwat_" | "lwrt_",
): string => `${prefix}${randomBytes(32).toString("base64url")}`;

/** What is stored instead. Without salt and slowness: what is hashed has 256 random bits. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
