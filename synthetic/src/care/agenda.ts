import type { Day } from "@longwatch/core";

/** Things to do, by day; on one day in the order in which they were noted. */
export type Agenda = {
  readonly note: (day: Day, act: () => void) => void;
  /** Does everything through a day, also what is noted on the way. What is noted for a day gone by is done at once. */
  readonly run: (through: Day) => void;
};

export function agenda(): Agenda {
  const entries: { readonly day: Day; readonly act: () => void }[] = [];
  let done = 0;
  return {
    note: (day, act) => {
      let at = entries.length;
      while (at > done && entries[at - 1]!.day > day) at--;
      entries.splice(at, 0, { day, act });
    },
    run: (through) => {
      while (done < entries.length && entries[done]!.day <= through) entries[done++]!.act();
    },
  };
}
