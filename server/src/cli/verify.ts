import { Command } from "commander";
import { type VerifyReport, verify } from "../care/verify.ts";
import { now } from "../clock.ts";
import { connect } from "../db/database.ts";
import { unfit } from "./care/fit.ts";
import { findPlace } from "./care/place.ts";
import { refusedFor } from "./care/show.ts";
import { finish, type Outcome } from "./outcome.ts";

type Options = { readonly data?: string; readonly json?: boolean };

const help = `
Ends with 2 where something does not fit.

Example:
  longwatch verify --data /var/lib/longwatch`;

export const verifyCommand = (): Command =>
  new Command("verify")
    .description(
      "Reads everything and says what does not fit: audit chains, versions, every fact, and what guards them.",
    )
    .option(
      "--data <folder>",
      "the data folder of the embedded database (otherwise DATABASE_SENTINEL_URL or DATABASE_OWNER_URL)",
    )
    .option("--json", "print the report as JSON")
    .addHelpText("after", help)
    .action(async (options: Options) => finish(await runVerify(options)));

export async function runVerify({ data, json }: Options): Promise<Outcome> {
  const place = await findPlace(data);
  if (!place.ok) return refusedFor("verify", [place.issue]);
  const sentinel = connect(place.value.sentinel, 1);
  try {
    const problem = await unfit(sentinel);
    if (problem !== undefined) return refusedFor("verify", [problem]);
    return shown(await verify(sentinel, now()), json === true);
  } finally {
    await sentinel.close();
    await place.value.close();
  }
}

function shown(report: VerifyReport, isJson: boolean): Outcome {
  const issues = report.findings.map(({ check, clinic, patient, what }) => ({
    code: "database-differs" as const,
    severity: "error" as const,
    at: [check, clinic, patient].filter((part) => part !== undefined).join(" "),
    saw: what,
    remedy: "Keep everything as it is, make a copy, and follow docs/operations/backup.md.",
  }));
  const { problems } = refusedFor("verify", issues);
  if (isJson) return { text: `${JSON.stringify({ verify: 1, ...report }, undefined, 2)}\n`, problems };
  const lines = report.clinics.map(
    ({ clinic, patients, facts, chain }) =>
      `Clinic ${clinic}: ${patients} patients, ${facts} facts, ${chain.events} audit events verified, ${chain.tail.unsealed} not sealed yet.\n  head ${chain.head.position} ${chain.head.hash}`,
  );
  const end = report.findings.length === 0 ? "Everything fits." : `${report.findings.length} findings.`;
  return { text: `${[...lines, end].join("\n")}\n`, problems: report.findings.length === 0 ? [] : problems };
}
