import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../db/database.ts";

export type Metrics = {
  readonly registry: Registry;
  readonly answered: (method: string, route: string, status: number, seconds: number) => void;
  readonly streams: Gauge;
  readonly fault: () => void;
};

/** Figures of this process and its pool. Labels are route patterns and closed words, never an id of a person. */
export function openMetrics({ pool }: Pick<Database, "pool">): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const durations = new Histogram({
    name: "longwatch_http_request_seconds",
    help: "Time to answer a request, by route pattern.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const faults = new Counter({ name: "longwatch_faults_total", help: "Faults of ours, each in the log.", registers });
  new Gauge({
    name: "longwatch_database_connections",
    help: "Connections of the pool, by what they do.",
    labelNames: ["state"],
    registers,
    collect() {
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "waited-for" }, pool.waitingCount);
    },
  });
  return {
    registry,
    answered: (method, route, status, seconds) => durations.observe({ method, route, status: String(status) }, seconds),
    streams: new Gauge({ name: "longwatch_event_streams", help: "Open streams of worklist events.", registers }),
    fault: () => faults.inc(),
  };
}
