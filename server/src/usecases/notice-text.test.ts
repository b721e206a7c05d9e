import { type NoticeKind, noticeKinds, say, tell } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { queueNames } from "../jobs/queues.ts";
import { wordingIn } from "../rules/wording.ts";
import { noticeText } from "./notice-text.ts";
import { alarms } from "./sentinel-alarm.ts";

const id = "01a20539-9749-72b4-89ba-babe58f3b120";
const contents: Readonly<Record<Exclude<NoticeKind, "sentinel-alarm">, readonly (readonly [string, object])[]>> = {
  "silent-feed": [
    ["lab-north", { days: 3 }],
    ["lab-north", { everyHours: 24 }],
  ],
  "undelivered-message": [
    [id, { detail: "no-address", patient: id }],
    [id, { detail: "550" }],
  ],
  "unread-message": [[id, { codes: ["patient-mismatch", "identifier-check-digit"] }]],
  "break-glass-review": [[id, {}]],
  "nobody-on-duty": [["programme", {}]],
  "transfer-unanswered": [[id, {}]],
  "unmapped-code": [["LAB X7", { proposal: "neutrophils" }]],
  "silent-analyte": [["lab", { analyte: "platelet_clumps", days: 9, everyDays: 7 }]],
  "people-merged": [[`${id} ${id}`, { patients: [id, id] }]],
  "failing-subscription": [[id, { detail: "receiver-not-allowed" }]],
};
const cases = [
  ...noticeKinds.flatMap((kind) =>
    kind === "sentinel-alarm" ? [] : contents[kind].map(([about, content]) => ({ kind, about, content })),
  ),
  ...alarms.flatMap((alarm) =>
    (alarm === "job-failed" ? queueNames : [id]).map((about) => ({
      kind: "sentinel-alarm" as const,
      about,
      content: { alarm, parts: ["page"] },
    })),
  ),
];
/** A name of a sender is the clinic's own. */
const key = /\b(?!lab-north)[a-z0-9]+([-_][a-z0-9]+)+\b/;

describe("what a notice says", () => {
  it.each(cases)("$kind $about $content: in words, without a key or an id, in both languages", (notice) => {
    const { text, says } = noticeText(notice);
    const inSpanish = tell(says, wordingIn("es"));
    expect(inSpanish).not.toBe(text);
    for (const each of [text, inSpanish]) {
      expect(each).not.toContain(id);
      expect(each).not.toMatch(key);
      expect(each).not.toContain("undefined");
    }
  });

  it("knows what each piece of the server's own work is called", () => {
    const unknown = say("alarm.job-failed", { about: "of-a-later-version" });
    for (const about of queueNames) expect(say("alarm.job-failed", { about })).not.toBe(unknown);
  });

  it.each([
    [
      { kind: "unread-message", about: id, content: { codes: ["patient-mismatch"] } },
      "A message could not be filed in full: number, name and birth date do not agree. Read it, file it with its patient, ask the laboratory, or say why not.",
      "Un mensaje no se pudo archivar por completo: el número, el nombre y la fecha de nacimiento no concuerdan. Léalo, archívelo con su paciente, pregunte al laboratorio o diga por qué no.",
    ],
    [
      { kind: "silent-analyte", about: "lab", content: { analyte: "platelets", days: 9, everyDays: 7 } },
      "Platelets used to come from lab at least every 7 days and has not come for 9, while other results do. Ask the laboratory whether something was changed.",
      "Plaquetas: llegaba de lab al menos cada 7 días y no ha llegado desde hace 9, mientras otros resultados sí. Pregunte al laboratorio si ha cambiado algo.",
    ],
  ])("%o", (notice, english, spanish) => {
    const { text, says } = noticeText(notice);
    expect([text, tell(says, wordingIn("es"))]).toEqual([english, spanish]);
  });
});
