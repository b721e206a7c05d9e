/** How many bytes all who share it hold in memory together. */
export type ByteBudget = {
  /** @returns false where they would hold more than they may: then nothing of it counts */
  readonly hold: (bytes: number) => boolean;
  readonly release: (bytes: number) => void;
};

export function byteBudget(most: number): ByteBudget {
  let held = 0;
  return {
    hold: (bytes) => {
      if (held + bytes > most) return false;
      held += bytes;
      return true;
    },
    release: (bytes) => {
      held -= bytes;
    },
  };
}
