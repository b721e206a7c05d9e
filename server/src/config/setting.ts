/** One setting: where it comes from, what it means, and how its text is read. */
export type Setting<T> = {
  /** The environment variable. */
  readonly name: string;
  /** What it is good for, in one or two sentences for whoever runs the server. */
  readonly meaning: string;
  /** What holds where it is not set, in words for the reference page. */
  readonly otherwise: string;
  readonly example: string;
  /** Never shown, and also read from the file that `<name>_FILE` names. */
  readonly isSecret: boolean;
  /** @returns undefined where the text is none that fits; `right` says what would be */
  readonly read: (text: string) => T | undefined;
  /** What is right, as the end of "Write …". */
  readonly right: string;
};

type Told = Omit<Setting<unknown>, "name" | "isSecret" | "read" | "right">;

/** A setting that anybody may see. */
export const open = <T>(name: string, right: string, read: Setting<T>["read"], told: Told): Setting<T> => ({
  ...told,
  name,
  right,
  read,
  isSecret: false,
});

/** A setting that nobody may see; it may stand in a file of its own. */
export const secret = <T>(name: string, right: string, read: Setting<T>["read"], told: Told): Setting<T> => ({
  ...open(name, right, read, told),
  isSecret: true,
});
