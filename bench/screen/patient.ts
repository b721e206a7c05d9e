import type { Page } from "playwright-core";
import { median } from "../measure.ts";
import { type Asked, spread, verdict, visitor } from "./visit.ts";

const repetitions = 5;
const aims = { drawnMs: 200, frameMs: 32 };

/** How soon years of one patient are drawn once their data is there, and how evenly the drawing scrolls. */
export async function printPatient(asked: Asked): Promise<void> {
  const drawn: number[] = [];
  const frames: number[] = [];
  const patient = await mostWatched(asked);
  for (let turn = 0; turn < repetitions; turn += 1) {
    const { page, close } = await visitor(asked);
    await page.addInitScript(noteWhenDrawn);
    await page.goto(`${asked.origin}/clinics/${asked.clinic}/patients`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    // Its parts are there, as they are for somebody at work; the patient is new.
    await page.goto(`${asked.origin}/clinics/${asked.clinic}/patients/${patient.id}`);
    const ms = await page
      .waitForFunction(() => (window as unknown as { drawnMs?: number }).drawnMs)
      .then((handle) => handle.jsonValue() as Promise<number>);
    drawn.push(ms);
    frames.push(...(await framesOfScrolling(page)));
    await close();
  }
  const long = frames.filter((ms) => ms > aims.frameMs).length;
  console.log(`\nA patient with ${patient.facts} facts over ${patient.years} years`);
  console.log(
    `drawn after the data has come: ${spread(drawn)} ms (aim ${aims.drawnMs}: ${verdict(median(drawn), aims.drawnMs)})`,
  );
  console.log(
    `frames while the timeline scrolls: median ${median(frames).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(1)} ms, ${long} of ${frames.length} over ${aims.frameMs} ms`,
  );
}

/** Whoever has the largest chart of the people who are watched for years. */
async function mostWatched({ origin, clinic, cookies, patients }: Asked) {
  let best = { id: patients[0]!, facts: 0, years: 0 };
  for (const id of patients.slice(0, 200)) {
    const response = await fetch(`${origin}/api/v1/clinics/${clinic}/patients/${id}/chart`, {
      headers: { cookie: cookies[0]! },
    });
    const chart = (await response.json()) as {
      from: string;
      asOf: string;
      series: readonly { points: readonly unknown[] }[];
    };
    const facts = chart.series.reduce((sum, { points }) => sum + points.length, 0);
    const years = Number(chart.asOf.slice(0, 4)) - Number(chart.from.slice(0, 4));
    if (facts > best.facts) best = { id, facts, years };
  }
  return best;
}

/** Runs in the page: from the end of the chart's answer to the second frame in which the drawing stands. */
function noteWhenDrawn(): void {
  const look = (): void => {
    const answer = performance.getEntriesByType("resource").find(({ name }) => name.includes("/chart")) as
      | PerformanceResourceTiming
      | undefined;
    const isThere = document.querySelectorAll("[data-row] svg").length > 3;
    if (answer === undefined || answer.responseEnd === 0 || !isThere) requestAnimationFrame(look);
    else
      requestAnimationFrame(() => {
        (window as unknown as { drawnMs: number }).drawnMs = Math.max(1, performance.now() - answer.responseEnd);
      });
  };
  requestAnimationFrame(look);
}

/** Lengths of the frames in ms while the page is scrolled from its top to its end and back, a step at each frame. */
const framesOfScrolling = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const lengths: number[] = [];
        const end = document.documentElement.scrollHeight - innerHeight;
        let [before, step] = [performance.now(), 40];
        const frame = (): void => {
          const now = performance.now();
          lengths.push(now - before);
          before = now;
          scrollBy(0, step);
          if (scrollY >= end) step = -40;
          if (step < 0 && scrollY <= 0) resolve(lengths.slice(1));
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
