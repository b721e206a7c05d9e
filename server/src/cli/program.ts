import { Command, CommanderError } from "commander";
import { version } from "../version.ts";

type Listed = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> };

/** Every command, in the order of the help. Each is loaded only when it is called, so that starting stays quick. */
const commands: readonly Listed[] = [
  {
    name: "assess",
    summary: "what must happen next for one patient, and why",
    load: async () => (await import("./assess.ts")).assessCommand(),
  },
  {
    name: "schedule",
    summary: "what is due when, as a table or a calendar file",
    load: async () => (await import("./schedule.ts")).scheduleCommand(),
  },
  {
    name: "explain",
    summary: "why one obligation is as it is",
    load: async () => (await import("./explain.ts")).explainCommand(),
  },
  {
    name: "plan",
    summary: "the next course from its first infusion day backwards",
    load: async () => (await import("./plan.ts")).planCommand(),
  },
  {
    name: "weigh",
    summary: "what treatment may bring and cost one patient, as far as trials tell",
    load: async () => (await import("./weigh.ts")).weighCommand(),
  },
  {
    name: "outcomes",
    summary: "did it work, for one patient: since each course, by a definition that is printed",
    load: async () => (await import("./outcomes.ts")).outcomesCommand(),
  },
  {
    name: "edss",
    summary: "the EDSS of an examination, and why; timed tests, questionnaires, severity",
    load: async () => (await import("./edss.ts")).edssCommand(),
  },
  {
    name: "cohort",
    summary: "did it work, for many people: tables, curves and rates, each with its definition",
    load: async () => (await import("./cohort.ts")).cohortCommand(),
  },
  {
    name: "import",
    summary: "laboratory messages, FHIR and CSV to facts; what was not understood to issues",
    load: async () => (await import("./import.ts")).importCommand(),
  },
  {
    name: "protocol",
    summary: "the rules: list, show, lint, sheet, diff, build",
    load: async () => (await import("./protocol.ts")).protocolCommand(),
  },
  {
    name: "guide",
    summary: "the guide for patients and families: lint, reading-age, claims, build, serve",
    load: async () => (await import("./guide.ts")).guideCommand(),
  },
  {
    name: "demo",
    summary: "a server with a clinic of people who do not exist",
    load: async () => (await import("./demo.ts")).demoCommand(),
  },
  {
    name: "serve",
    summary: "the clinic server: worklist, patients, who did what",
    load: async () => (await import("./serve.ts")).serveCommand(),
  },
  {
    name: "migrate",
    summary: "bring the server's database up to date",
    load: async () => (await import("./migrate.ts")).migrateCommand(),
  },
  {
    name: "health",
    summary: "whether a server is ready",
    load: async () => (await import("./health.ts")).healthCommand(),
  },
  {
    name: "simulate",
    summary: "people who do not exist: records, truth and messages",
    load: async () => (await import("./simulate.ts")).simulateCommand(),
  },
  {
    name: "backup",
    summary: "the whole database to one file, in cipher, while the server runs",
    load: async () => (await import("./backup.ts")).backupCommand(),
  },
  {
    name: "restore",
    summary: "a backup into an empty database, with proof",
    load: async () => (await import("./restore.ts")).restoreCommand(),
  },
  {
    name: "export",
    summary: "data out for research, with pseudonyms: OMOP, registry, CDISC-like; CSV, NDJSON, Parquet",
    load: async () => (await import("./export.ts")).exportCommand(),
  },
  {
    name: "verify",
    summary: "reads everything and says what does not fit",
    load: async () => (await import("./verify.ts")).verifyCommand(),
  },
  {
    name: "erasures",
    summary: "who was erased; carries out what two people have signed",
    load: async () => (await import("./erasures.ts")).erasuresCommand(),
  },
  {
    name: "move-to",
    summary: "the embedded database into one of a PostgreSQL server",
    load: async () => (await import("./move-to.ts")).moveToCommand(),
  },
];

/**
 * Runs one command line and returns its exit code: 0 when it did its work, 2 for bad input or a wrong call,
 * 1 for a fault of ours.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(args);
    await program.parseAsync(args, { from: "user" });
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    reportFault(error);
    return 1;
  }
}

async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command("longwatch")
    .description("What is due for people treated with alemtuzumab, and why.")
    .version(version(), "-V, --version")
    // A command and a command under it may have options of one name.
    .enablePositionalOptions()
    .showHelpAfterError("(add --help for the options and an example)")
    .addHelpText("after", "\nExample:\n  longwatch protocol list");
  const called = args.filter((arg) => !arg.startsWith("-"));
  const wanted = called[0] === "help" ? called[1] : called[0];
  for (const { name, summary, load } of commands) {
    program.addCommand(name === wanted ? await load() : new Command(name).summary(summary).description(summary));
  }
  return thatThrows(program);
}

/** Commander would end the process by itself; here its errors reach the one handler above. */
function thatThrows(command: Command): Command {
  command.exitOverride();
  for (const one of command.commands) thatThrows(one);
  return command;
}

function reportFault(error: unknown): void {
  const line = error instanceof Error ? error.message.split("\n")[0] : String(error);
  const trace = process.env["LONGWATCH_DEBUG"] && error instanceof Error ? `${error.stack}\n` : "";
  process.stderr.write(`longwatch: a fault of ours: ${line}. Set LONGWATCH_DEBUG=1 for the details.\n${trace}`);
}
