import { createTransport } from "nodemailer";
import type { Post, Sent } from "../usecases/deliver.ts";

/** The operator's mail server. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: required before anything is said; `none`: only for a server on this machine. */
  readonly security: "tls" | "starttls" | "none";
  readonly user?: string;
  readonly password?: string;
  /** What stands as the sender. */
  readonly from: string;
};

/** @param origin where this server is reached: links begin with it */
export function mailPost(settings: MailSettings, origin: string): Post {
  const { host, port, security, user, password, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    // Far below the time for which a message is claimed.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Our text is ours: no file and no address may be named in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    origin,
    send: async ({ to, subject, text, messageId }) => {
      try {
        // Marked as automatic, so that no absence notice answers it.
        const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
        await transport.sendMail({ from, to, subject, text, messageId, headers });
        return { outcome: "delivered", detail: "250" };
      } catch (error) {
        return failure(error as MailError);
      }
    },
  };
}

type MailError = Error & { readonly code?: string; readonly responseCode?: number; readonly command?: string };

/** What the server refused for good is not tried again; all else (greylisting, a cut line, a wrong password of ours) is. */
function failure({ code, responseCode, command }: MailError): Sent {
  const detail = responseCode === undefined ? (code ?? "unknown").toLowerCase() : String(responseCode);
  const isAboutMessage = command !== undefined && /^(MAIL|RCPT|DATA)/.test(command);
  const isForGood =
    responseCode !== undefined &&
    responseCode >= 500 &&
    (isAboutMessage || code === "EENVELOPE" || code === "EMESSAGE");
  return { outcome: isForGood ? "refused" : "later", detail };
}
