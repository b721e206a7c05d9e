/** One line of the database's log, fit to be kept: nothing in it can come from a row. */
export type PostgresLogLine = { readonly severity: string; readonly sqlState: string; readonly text: string };

/** The start of every line: `<sqlstate>|`, then PostgreSQL's own `SEVERITY:  message`. */
export const logLinePrefix = "%e|";

/**
 * SQLSTATE classes whose messages speak of the machine and never of a row: connections (08), authorisation (28), missing
 * database (3D), transaction and lock limits (25, 40), resources (53), limits (54), states (55), shutdown (57),
 * disk (58), configuration (F0) and damage (XX).
 */
const ofTheMachine = ["08", "25", "28", "3D", "40", "53", "54", "55", "57", "58", "F0", "XX"];

/** Messages that the server writes about itself. A function could `raise log` too; ours must not. */
const aboutItself = ["LOG", "FATAL", "PANIC"];

const pattern = /^([0-9A-Z]{5})\|([A-Z0-9]+): {2}(.*)$/;

/**
 * Reads one line. A message that could quote a value (`invalid input syntax for type integer: "…"`) is kept without its
 * text, so that no patient reaches a log. Lines before logging is set up (loader, command line) are kept as they are;
 * the rest of a message of several lines begins with a tab and is dropped.
 */
export function logLineOf(line: string): PostgresLogLine | undefined {
  const match = pattern.exec(line);
  if (match === null) {
    if (line.startsWith("\t") || line.trim() === "") return undefined;
    return startupLine(line);
  }
  const [, sqlState = "", severity = "", text = ""] = match;
  if (["DETAIL", "HINT", "CONTEXT", "STATEMENT", "QUERY", "LOCATION"].includes(severity)) return undefined;
  const telling = aboutItself.includes(severity) || ofTheMachine.includes(sqlState.slice(0, 2));
  return { severity, sqlState, text: telling ? text : "(text withheld: it could quote a value)" };
}

/** `postgres: could not …` and `FATAL:  …` as written before the prefix is known; no row has been read by then. */
function startupLine(line: string): PostgresLogLine {
  const match = /^([A-Z]+): {2}(.*)$/.exec(line);
  return { severity: match?.[1] ?? "LOG", sqlState: "00000", text: match?.[2] ?? line };
}
