/** Why the embedded database was not started. */
export type PostgresRefusalCode =
  | "platform-unsupported"
  | "engine-missing"
  | "engine-unusable"
  | "user-unusable"
  | "folder-unusable"
  | "folder-in-use"
  | "disk-full"
  | "cluster-other-version"
  | "cluster-damaged"
  | "start-failed";

/** A start that could not be, in words for whoever runs the machine. Nothing was left half-written. */
export type PostgresRefusal = {
  readonly code: PostgresRefusalCode;
  /** What was found: paths, process numbers, the database's own last words. Never patient data. */
  readonly saw: string;
  /** What the reader can do next. */
  readonly remedy: string;
};

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: PostgresRefusal };

/** Carries a refusal up through the steps of a start; never leaves this folder, see {@link outcomeOf}. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: PostgresRefusal;
  constructor(refusal: PostgresRefusal) {
    super(`${refusal.saw} ${refusal.remedy}`);
    this.refusal = refusal;
  }
}

export function refuse(code: PostgresRefusalCode, saw: string, remedy: string): never {
  throw new Refused({ code, saw, remedy });
}

/** Runs a start; refusals, and what a file system refuses, become values. Anything else is a bug and is thrown on. */
export async function outcomeOf<T>(folder: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    const refusal = fileRefusal(error, folder);
    if (refusal === undefined) throw error;
    return { ok: false, refusal };
  }
}

/** What an error of the file system means for the folder; undefined where it is no such error. */
export function fileRefusal(error: unknown, folder: string): PostgresRefusal | undefined {
  const failure = error as NodeJS.ErrnoException;
  const saw = `${failure.path ?? folder}: ${failure.code} on ${failure.syscall}.`;
  switch (failure.code) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(saw);
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
    case "ELOOP":
    case "ENAMETOOLONG":
      return folderUnusable(saw);
    default:
      return undefined;
  }
}

export const diskFull = (saw: string): PostgresRefusal => ({
  code: "disk-full",
  saw,
  remedy: "Free space on that disk (the database needs 100 MB to begin with), then start again. Nothing was lost.",
});

export const folderUnusable = (saw: string): PostgresRefusal => ({
  code: "folder-unusable",
  saw,
  remedy: "Choose a folder that the user who starts the server may write to, or give it to that user.",
});
