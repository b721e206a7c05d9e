import type { Setting } from "../../server/src/config/setting.ts";
import { settings } from "../../server/src/config/settings.ts";
import { generated, table } from "./schema-words.ts";

/** docs/reference/configuration.md: every setting of the server. */
export function configurationPage(): string {
  const rows = Object.values<Setting<unknown>>(settings).map(({ name, isSecret, meaning, otherwise, example }) => [
    `\`${name}\`${isSecret ? " †" : ""}`,
    meaning,
    otherwise,
    `\`${example}\``,
  ]);
  return `${generated}
# Configuration

Settings are environment variables; \`--data\` and \`--listen\` of the command line take the place of theirs. A start that finds
anything wrong lists all of it, with what is right, and ends with 2. A name that begins with \`LONGWATCH_\` and that nothing reads is
warned of. An empty setting counts as not set.

† A secret: no message ever shows it. Instead of the value, \`<name>_FILE\` may name a file that holds it, such as a credential of
systemd or a secret of a container; of the two, only one may be set.

${table(["name", "meaning", "where it is not set", "example"], rows)}
`;
}
