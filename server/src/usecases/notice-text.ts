import { type NoticeKind, nameOfTest, type Said, saying, tell } from "@longwatch/core";
import type { NoticeRow } from "../db/notices.ts";

/** What a notice is called and what it says, from its codes and counts; in English, and not said yet. */
export function noticeText(notice: Pick<NoticeRow, "kind" | "about" | "content">): {
  readonly name: string;
  readonly text: string;
  readonly says: Said;
} {
  const says = saidOf(notice);
  return { name: tell(saying(`notice.name.${notice.kind as NoticeKind}`, {})), text: tell(says), says };
}

function saidOf({ kind, about, content }: Pick<NoticeRow, "kind" | "about" | "content">): Said {
  const said = content as Readonly<Record<string, unknown>>;
  const told = (key: string): string => String(said[key]);
  switch (kind as NoticeKind) {
    case "silent-feed":
      return said["everyHours"] === undefined
        ? saying("notice.silent-days", { about, days: told("days") })
        : saying("notice.silent-hours", { about, everyHours: told("everyHours") });
    case "undelivered-message":
      return said["patient"] === undefined
        ? saying("notice.undelivered-to-member", { detail: told("detail") })
        : saying("notice.undelivered-reminder", { detail: told("detail") });
    case "unread-message":
      return saying("notice.unread-message", { codes: listed(said["codes"]) });
    case "unmapped-code": {
      const proposal = said["proposal"] === undefined ? undefined : nameOfTest(told("proposal"));
      return saying("notice.unmapped-code", { about, proposal });
    }
    case "silent-analyte":
      return saying("notice.silent-analyte", {
        analyte: nameOfTest(told("analyte")),
        about,
        everyDays: told("everyDays"),
        days: told("days"),
      });
    case "people-merged":
      return saying("notice.people-merged", { patients: listed(said["patients"]) });
    case "failing-subscription":
      return saying("notice.failing-subscription", { detail: told("detail") });
    case "break-glass-review":
      return saying("notice.break-glass-review", {});
    case "nobody-on-duty":
      return saying("notice.nobody-on-duty", { about });
    case "transfer-unanswered":
      return saying("notice.transfer-unanswered", {});
    case "sentinel-alarm":
      return alarmSaid(told("alarm"), about, said);
  }
}

function alarmSaid(alarm: string, about: string, said: Readonly<Record<string, unknown>>): Said {
  switch (alarm) {
    case "difference":
      return saying("alarm.difference", { parts: listed(said["parts"]) });
    case "job-failed":
      return saying("alarm.job-failed", { about });
    case "no-next-obligation":
    case "cannot-assess":
    case "without-role":
    case "owner-not-a-member":
    case "audit-chain":
    case "day-not-turned":
      return saying(`alarm.${alarm}`, {});
    default:
      return saying("alarm.other", {});
  }
}

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
