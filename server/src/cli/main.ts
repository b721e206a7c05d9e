import { runProgram } from "./program.ts";

/** Whoever reads our output may stop early (`longwatch … | head`): that is the end of the work, not a fault. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runProgram(process.argv.slice(2));
