import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@longwatch/source"] },
  ssr: { resolve: { conditions: ["@longwatch/source"] } },
  test: {
    include: ["core/**/*.test.ts", "interop/**/*.test.ts", "server/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", "./scripts/closing-line-reporter.ts"],
  },
});
