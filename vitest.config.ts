import { defineConfig } from "vitest/config";

const computed = ["core", "interop", "synthetic", "api", "detection", "oracle"];
const testsOf = (folders: readonly string[]): string[] => folders.map((one) => `${one}/**/*.test.ts`);

export default defineConfig({
  resolve: { conditions: ["@longwatch/source"] },
  ssr: { resolve: { conditions: ["@longwatch/source"] } },
  test: {
    projects: [
      // They compute and touch nothing outside: one worker reads the core once for many files.
      { extends: true, test: { name: "computed", isolate: false, include: testsOf(computed) } },
      // They have databases, processes, browsers or clocks of their own.
      // What passes only when it is tried again is named at the end of the run: it is to be mended.
      { extends: true, test: { name: "edges", include: testsOf(["server", "test", "web"]), retry: 1 } },
    ],
    exclude: ["**/node_modules/**", "**/dist/**"],
    setupFiles: ["./test/support/seed.ts"],
    // Much of the time goes to waiting for databases and processes: a worker for each of two cores.
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ["default", "./scripts/closing-line-reporter.ts"],
  },
});
