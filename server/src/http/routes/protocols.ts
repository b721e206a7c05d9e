import {
  comparisonQuery,
  protocolComparison,
  protocolList,
  protocolName,
  protocolSheetAnswer,
  sheetQuery,
} from "@longwatch/api";
import {
  type Adoption,
  compareSheets,
  formatDay,
  protocolName as nameOf,
  type Protocol,
  phraseIn,
  protocolSheet,
} from "@longwatch/core";
import * as z from "zod";
import { frameOf } from "../../db/clinic-frame.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { shippedNames } from "../../rules/shipped.ts";
import { wordingIn } from "../../rules/wording.ts";
import { todayOf } from "../../usecases/today.ts";
import { give } from "../answer.ts";
import { etagOf } from "../etag.ts";
import { namesFor } from "../names.ts";
import { notFound } from "../problem.ts";
import { listed } from "../protocol-shown.ts";
import { clinicRoute } from "../route.ts";
import { clinicParams } from "./params.ts";

const path = "/api/v1/clinics/:clinic/protocols";
export const ofProtocol = z.object({ clinic: z.uuid(), protocol: protocolName });

export const listProtocols = clinicRoute({
  id: "listProtocols",
  method: "GET",
  path,
  summary:
    "Every protocol version that the clinic can work by: where, in which layer, from when, and who has signed it.",
  needs: [],
  trace: null,
  params: clinicParams,
  answer: protocolList,
  speaks: true,
  run: async ({ tx, language }) => {
    const { rulebook } = await clinicRules(tx);
    const { rulesVersion } = await frameOf(tx);
    const today = await todayOf(tx);
    const names = await accountsOf(tx, rulebook.adoptions);
    const wording = wordingIn(language);
    const protocols = listed(rulebook, shippedNames(), today, (by) => names.get(by) ?? by).map((one) => ({
      ...one,
      title: phraseIn(one.title, wording),
    }));
    return give({ today: formatDay(today), rulesVersion, protocols }, { etag: etagOf(rulesVersion) });
  },
});

const accountsOf = async (tx: ClinicTx, adoptions: readonly Adoption[]) =>
  (
    await namesFor(
      tx,
      false,
      [],
      adoptions.map(({ by }) => by).filter((by) => z.uuid().safeParse(by).success),
    )
  ).accounts;

export const showProtocol = clinicRoute({
  id: "showProtocol",
  method: "GET",
  path: `${path}/:protocol`,
  summary: "One version as the sheet that people sign: rules in words, each with its sources and how well it is known.",
  needs: [],
  trace: null,
  params: ofProtocol,
  query: sheetQuery,
  answer: protocolSheetAnswer,
  run: async ({ tx, params: { protocol }, query: { language } }) => {
    const { find, references } = await rulesOf(tx);
    const found = find(protocol);
    return found === undefined ? notFound() : give(protocolSheet(found, references, wordingIn(language)));
  },
});

export const compareProtocols = clinicRoute({
  id: "compareProtocols",
  method: "GET",
  path: `${path}/:protocol/comparison`,
  summary: "What another version says otherwise, line by line of the sheets; `with` names the newer one.",
  needs: [],
  trace: null,
  params: ofProtocol,
  query: comparisonQuery,
  answer: protocolComparison,
  run: async ({ tx, params: { protocol }, query: { with: other, language } }) => {
    const { find, references } = await rulesOf(tx);
    const [before, after] = [find(protocol), find(other)];
    if (before === undefined || after === undefined) return notFound();
    const [older, newer] = [before, after].map((one) => protocolSheet(one, references, wordingIn(language)));
    return give(compareSheets(older!, newer!, language));
  },
});

async function rulesOf(tx: ClinicTx) {
  const { rulebook, references } = await clinicRules(tx);
  const find = (name: string): Protocol | undefined => rulebook.protocols.find((one) => nameOf(one) === name);
  return { find, references };
}
