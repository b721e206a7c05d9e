import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@longwatch/source"] },
  ssr: { resolve: { conditions: ["@longwatch/source"] } },
  test: {
    include: [
      "core/**/*.test.ts",
      "interop/**/*.test.ts",
      "synthetic/**/*.test.ts",
      "api/**/*.test.ts",
      "detection/**/*.test.ts",
      "oracle/**/*.test.ts",
      "server/**/*.test.ts",
      "test/**/*.test.ts",
      "web/**/*.test.ts",
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
