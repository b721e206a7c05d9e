/** Told after each batch how many people are done. */
export type Progress = { readonly done: (people: number) => void; readonly end: () => void };

export type ProgressSink = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Milliseconds of a clock that only goes on. */
  readonly elapsed: () => number;
};

export const silent: Progress = { done: () => {}, end: () => {} };

const width = 30;

/** A bar that is drawn over itself on a terminal, at most ten times a second; elsewhere a line for every tenth. */
export function progressOf(total: number, { write, isTerminal, elapsed }: ProgressSink): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let tenth = 0;
  return {
    done: (people) => {
      const now = elapsed();
      if (isTerminal) {
        if (people < total && now - drawnAt < 100) return;
        drawnAt = now;
        const filled = Math.floor((width * people) / total);
        write(`\r[${"#".repeat(filled)}${" ".repeat(width - filled)}] ${said(people, total, now)}\u001b[K`);
        return;
      }
      const reached = Math.floor((10 * people) / total);
      if (reached > tenth) write(`${said(people, total, now)}\n`);
      tenth = reached;
    },
    end: () => {
      if (isTerminal) write("\n");
    },
  };
}

function said(people: number, total: number, ms: number): string {
  const rate = (people / Math.max(1, ms)) * 1000;
  const left = people === total ? "" : `, ${duration((total - people) / Math.max(rate, 1e-9))} left`;
  return `${people} of ${total} people, ${Math.floor((100 * people) / total)} %, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} people/s${left}`;
}

/** `45 s`, `3 min 20 s`, `2 h 5 min` */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
