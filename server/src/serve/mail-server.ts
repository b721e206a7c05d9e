import { isLoopback } from "../config/values.ts";
import type { Config } from "../config.ts";
import type { Services } from "../http/services.ts";
import { type MailSettings, mailPost } from "../jobs/mail.ts";

/** What a mail server's address says. Without TLS only on this machine; elsewhere `smtp:` means that TLS is begun before anything is said. */
export function mailServer({ url, from }: { readonly url: string; readonly from: string }): MailSettings {
  const { protocol, hostname, port, username, password } = new URL(url);
  const security = protocol === "smtps:" ? "tls" : isLoopback(hostname) ? "none" : "starttls";
  const usualPort = { tls: 465, starttls: 587, none: 25 }[security];
  return {
    host: hostname,
    port: port === "" ? usualPort : Number(port),
    security,
    from,
    ...(username === "" ? {} : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}

/** The way out for messages, and their sender; undefined: the operator has set up no mail server. */
export const mailOf = ({ mail }: Pick<Config, "mail">, origin: string): Services["mail"] =>
  mail && { post: mailPost(mailServer(mail), origin), from: mail.from };
