import { execFileSync } from "node:child_process";
import path from "node:path";
import { generated } from "./schema-words.ts";

/** docs/reference/commands.md: the help of every command, as the command line prints it. */
export function commandsPage(root: string): string {
  const pages = helpPages([], root).map(({ command, help }) => {
    const level = command.length < 2 ? "##" : "###";
    return `${level} longwatch${command.map((word) => ` ${word}`).join("")}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;
  });
  return `${generated}
# Commands

Every command ends with 0 when it did its work, 2 for bad input (the problems on standard error), 1 for a fault of ours. Human output
is plain text; colour on a terminal only. \`--json\` is for machines. Nothing reads the clock when \`--as-of\` is given.

${pages.join("\n")}`;
}

type Page = { readonly command: readonly string[]; readonly help: string };

function helpPages(command: readonly string[], root: string): readonly Page[] {
  const help = helpOf(command, root);
  return [{ command, help }, ...subcommands(help).flatMap((name) => helpPages([...command, name], root))];
}

const helpOf = (command: readonly string[], root: string): string =>
  execFileSync(
    process.execPath,
    ["--conditions=@longwatch/source", path.join(root, "server", "src", "cli", "main.ts"), ...command, "--help"],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } },
  );

function subcommands(help: string): readonly string[] {
  const listed = help.split("\nCommands:\n")[1]?.split("\n\n")[0] ?? "";
  return [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1]!).filter((name) => name !== "help");
}
