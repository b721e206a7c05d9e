/** A time that runs from its beginning until it is stopped. */
export type Deadline = {
  /** Does nothing where it runs already. */
  readonly start: () => void;
  readonly stop: () => void;
};

/** @param within milliseconds */
export function deadline(within: number, passed: () => void): Deadline {
  let running: NodeJS.Timeout | undefined;
  return {
    start: () => {
      running ??= setTimeout(passed, within);
    },
    stop: () => {
      clearTimeout(running);
      running = undefined;
    },
  };
}
