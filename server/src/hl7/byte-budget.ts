/** How many bytes all who share it hold in memory together. */
export type ByteBudget = {
  /** @returns false where they hold more than they may */
  readonly hold: (bytes: number) => boolean;
  readonly release: (bytes: number) => void;
};

export function byteBudget(most: number): ByteBudget {
  let held = 0;
  return {
    hold: (bytes) => {
      held += bytes;
      return held <= most;
    },
    release: (bytes) => {
      held -= bytes;
    },
  };
}
