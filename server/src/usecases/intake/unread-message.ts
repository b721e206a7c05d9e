import type { Urgency } from "@longwatch/core";
import type { NewNotice } from "../notices.ts";
import type { Task } from "./tell.ts";

export const unreadMessageKey = (message: string): string => `unread-message/${message}`;

/** The one task of a message of which something is not filed; over where nothing keeps it back any more. */
export const unreadMessage = (message: string, codes: readonly string[], urgency: Urgency): Task =>
  codes.length === 0 ? { over: unreadMessageKey(message) } : unreadNotice(message, codes, urgency);

export const unreadNotice = (message: string, codes: readonly string[], urgency: Urgency): NewNotice => ({
  key: unreadMessageKey(message),
  kind: "unread-message",
  role: "nurse",
  urgency,
  about: message,
  content: { codes },
});
