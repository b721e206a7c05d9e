import { readFileSync } from "node:fs";
import type { Instant } from "@longwatch/core";
import { configured, refuse, told } from "../../server/src/cli/configured.ts";
import { untilStopped } from "../../server/src/cli/until-stopped.ts";
import { now } from "../../server/src/clock.ts";
import { serve } from "../../server/src/serve.ts";

/**
 * `longwatch serve` with one thing more: a clock that the test may set, forwards or back. `CHAOS_CLOCK` names a file with a
 * number of milliseconds, which are added to the time of day. Only this script reads it; the product has no such setting.
 */
const clockFile = process.env["CHAOS_CLOCK"];
let offset = 0;
const setClock = (): void => {
  if (clockFile !== undefined) offset = Number(readFileSync(clockFile, "utf8"));
};
setClock();
setInterval(setClock, 50).unref();

const config = configured({});
if (config !== undefined) {
  const served = await serve(config, { clock: () => (now() + offset) as Instant, told });
  if (!served.ok) refuse(served.refusal);
  else {
    const over = untilStopped(served.value);
    told(`Longwatch is ready: ${served.value.origin}`);
    await over;
  }
}
