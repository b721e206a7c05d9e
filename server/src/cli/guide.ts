import { Command } from "commander";
import { guideFolder } from "../guide/folder.ts";
import { type BuildOptions, build } from "./guide/build.ts";
import { claims, lint, readingAge } from "./guide/checks.ts";
import { type Ending, end, type GuideOptions } from "./guide/on-guide.ts";
import { type ServeOptions, serveGuide } from "./guide/serve.ts";

const asOf = ["--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)"] as const;
const json = ["--json", "print JSON"] as const;
const folderArgument = [
  "[folder]",
  "a folder with pages, words, claims and drawings; without it, the shipped guide",
] as const;

/** `longwatch guide …`: the guide that patients and families read. None of these needs a patient. */
export function guideCommand(): Command {
  const command = new Command("guide")
    .summary("the guide for patients and families: lint, reading-age, claims, build, serve")
    .description(
      "The guide that patients and families read: whether it is sound, how hard it is to read, and its pages.",
    )
    .addHelpText("after", example("guide build --out guide-pages"));

  const check = (name: string, description: string, run: (folder: string, options: GuideOptions) => Ending): void => {
    command
      .command(name)
      .description(description)
      .argument(...folderArgument)
      .option(...asOf)
      .option(...json)
      .addHelpText("after", example(`guide ${name}`))
      .action((folder: string | undefined, options: GuideOptions) => end(run(folder ?? guideFolder(), options)));
  };
  check("lint", "Checks the guide and lists every problem with its place.", lint);
  check("reading-age", "For which age each page is easy to read, by the usual formula of its language.", readingAge);
  check("claims", "What public pages say of the treatment, and where the guide states it rightly.", claims);

  command
    .command("build")
    .description("Writes the guide as static pages that need no server.")
    .argument(...folderArgument)
    .requiredOption("--out <dir>", "where to write it")
    .option(...asOf)
    .addHelpText("after", example("guide build --out guide-pages"))
    .action((folder: string | undefined, options: BuildOptions) => end(build(folder ?? guideFolder(), options)));

  command
    .command("serve")
    .description("Shows the guide on this machine, made anew with each page: for whoever writes it.")
    .argument(...folderArgument)
    .option("--port <number>", "where to listen on 127.0.0.1", "8090")
    .addHelpText("after", example("guide serve --port 8091"))
    .action((folder: string | undefined, options: ServeOptions) => serveGuide(folder ?? guideFolder(), options));

  return command;
}

const example = (line: string): string => `\nExample:\n  longwatch ${line}`;
