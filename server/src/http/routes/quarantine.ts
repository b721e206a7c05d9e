import {
  heldMatch,
  heldNotThem,
  heldPart,
  heldReason,
  messageReceived,
  quarantineList,
  quarantineQuery,
} from "@longwatch/api";
import { formatInstant, issueIn } from "@longwatch/core";
import type { MessagePart } from "@longwatch/interop";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { type Held, heldCounts, heldPage, waitingStates } from "../../db/held-messages.ts";
import { patientsOfIdentifiers } from "../../db/identifiers.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { comparedWith } from "../../usecases/intake/match.ts";
import { askAboutHeld, matchHeld, notThem, rejectHeld, showHeld } from "../../usecases/intake/quarantine.ts";
import { done, give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { issuesInWords, partInWords } from "../keys-in-words.ts";
import { calledOf, namesFor } from "../names.ts";
import { notFound } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/quarantine";
const params = z.object({ clinic: z.uuid(), message: z.uuid(), part: z.coerce.number().int().min(0).max(100_000) });
const needs = ["handle-intake"] as const;

const states = { waiting: waitingStates, filed: ["filed"], rejected: ["rejected"] } as const;

export const listQuarantine = clinicRoute({
  id: "listQuarantine",
  method: "GET",
  path,
  summary:
    "What of messages is held back for a person, the most urgent first, of these what came first. Codes and counts; no person is named.",
  needs,
  trace: null,
  query: quarantineQuery,
  answer: quarantineList,
  speaks: true,
  run: async ({ tx, query: { cursor, limit, state }, language }) => {
    const list = `quarantine ${state}`;
    const place = placeOf(list, cursor);
    if (typeof place === "object") return place;
    const page = await heldPage(tx, { states: states[state], most: limit, ...(place === "" ? {} : { after: place }) });
    const names = issuesInWords(
      page.held.flatMap(({ codes }) => codes),
      language,
    );
    return give({ held: page.held.map(shown), counts: await heldCounts(tx), names, next: cursorOf(list, page.next) });
  },
});

export const showHeldPart = clinicRoute({
  id: "showHeldPart",
  method: "GET",
  path: `${path}/:message/:part`,
  summary:
    "One person's part of a message that is held back: what was understood, what was not and why, and whom it may be about.",
  needs,
  trace: "message.read",
  params,
  answer: heldPart,
  speaks: true,
  run: async ({ tx, params: { message, part }, may, language }) => {
    const found = await showHeld(tx, { message, part });
    if (found === undefined) return notFound();
    await recordEvent(tx, { action: "message.read", object: message, detail: { part } });
    const names = await namesFor(
      tx,
      may("read-details"),
      found.proposals,
      found.acts.map(({ by }) => by),
    );
    const { held, part: read, issues, proposals, acts } = found;
    return give({
      ...shown(held),
      identifiers: [...(read?.identifiers ?? [])],
      person: may("read-details") ? (read?.person ?? {}) : null,
      proposals: await proposalsOf(tx, read, proposals, may("read-details"), names.details),
      facts: [...(read?.facts ?? [])],
      notTaken: (read?.held ?? []).map(({ at, code, proposal, isCritical, readings }) => ({
        at,
        code: code ?? null,
        proposal: proposal ?? null,
        isCritical,
        readings: readings.map(({ analyte, value, unit }) => ({ analyte, value, unit })),
      })),
      issues: issues.map((one) => issueIn(one, language)),
      names: partInWords(
        (read?.facts ?? []) as readonly { readonly kind: string }[],
        (read?.held ?? []).flatMap((one) => [
          ...(one.proposal === undefined ? [] : [one.proposal]),
          ...one.readings.flatMap(({ analyte }) => analyte ?? []),
        ]),
        [...held.codes, ...issues.map(({ code }) => code)],
        language,
      ),
      acts: acts.map((act) => ({ ...act, at: formatInstant(act.at), by: names.accounts.get(act.by) ?? act.by })),
    });
  },
});

export const matchHeldPart = clinicRoute({
  id: "matchHeldPart",
  method: "POST",
  path: `${path}/:message/:part/match`,
  summary: "Say whose a part is. Its facts are filed with that patient; the decision stays with your name.",
  needs,
  trace: "message.match",
  params,
  body: heldMatch,
  answer: messageReceived,
  run: async ({ tx, params: { message, part }, body }) => {
    const filed = await matchHeld(tx, { message, part }, body);
    if (filed === undefined) return notFound();
    const issues = filed.issues.map(({ code, severity, at }) => ({ code, severity, at }));
    return give({ ...filed, recorded: [...filed.recorded], isRepeated: false, issues });
  },
});

export const refuseMatch = clinicRoute({
  id: "refuseMatch",
  method: "POST",
  path: `${path}/:message/:part/not-them`,
  summary: "Say that a part is not about a patient who was proposed; they are not proposed for these numbers again.",
  needs,
  trace: "message.match",
  params,
  body: heldNotThem,
  run: async ({ tx, params: { message, part }, body: { patient, reason } }) =>
    (await notThem(tx, { message, part }, patient, reason)) ? done() : notFound(),
});

export const rejectHeldPart = clinicRoute({
  id: "rejectHeldPart",
  method: "POST",
  path: `${path}/:message/:part/rejection`,
  summary: "Say that a part concerns nobody here, and why. The message stays.",
  needs,
  trace: "message.receive",
  params,
  body: heldReason,
  run: async ({ tx, params: { message, part }, body: { reason } }) =>
    (await rejectHeld(tx, { message, part }, reason)) ? done() : notFound(),
});

export const askAboutHeldPart = clinicRoute({
  id: "askAboutHeldPart",
  method: "POST",
  path: `${path}/:message/:part/question`,
  summary: "Write down that the laboratory was asked, and what. The part goes on waiting.",
  needs,
  trace: "message.receive",
  params,
  body: heldReason,
  run: async ({ tx, params: { message, part }, body: { reason } }) =>
    (await askAboutHeld(tx, { message, part }, reason)) ? done() : notFound(),
});

const shown = ({ heldAt, codes, unmapped, ...held }: Held) => ({
  ...held,
  heldAt: formatInstant(heldAt),
  codes: [...codes],
  unmapped: [...unmapped],
});

/** Whom it may be about, with what agrees and what differs; what either says of the person only to who may read it. */
async function proposalsOf(
  tx: ClinicTx,
  read: MessagePart | undefined,
  proposals: readonly string[],
  mayReadDetails: boolean,
  details: ReadonlyMap<string, object>,
) {
  const compared = await comparedWith(tx, read?.person ?? {}, proposals);
  const identifiers = read?.identifiers ?? [];
  const owners = await patientsOfIdentifiers(tx, identifiers);
  const isOf = (patient: string, one: { readonly system: string; readonly value: string }): boolean =>
    owners.some((each) => each.patient === patient && each.system === one.system && each.value === one.value);
  return proposals.map((patient) => ({
    patient,
    called: calledOf(details.get(patient)),
    compared: (compared.get(patient) ?? []).map((one) => ({
      what: one.what,
      is: one.is,
      message: mayReadDetails ? (one.message ?? null) : null,
      known: mayReadDetails ? (one.known ?? null) : null,
    })),
    numbers: identifiers.map((one) => ({ system: one.system, value: one.value, isTheirs: isOf(patient, one) })),
  }));
}
