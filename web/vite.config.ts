import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where a server of one's own listens while the screen is being worked on: `npm run demo`, then `npm run dev -w web`. */
const server = "http://localhost:8080";

export default defineConfig({
  root: import.meta.dirname,
  base: "/screen/",
  plugins: [react()],
  resolve: { conditions: ["@longwatch/source", "module", "browser", "default"] },
  server: { proxy: { "/api": server, "/demo": server } },
  build: {
    outDir: path.join(import.meta.dirname, "..", "server", "dist", "screen"),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    // The minifier of styles rejects what the kit's styles hold; compressed they are a few kilobytes apart.
    cssMinify: false,
    reportCompressedSize: false,
    manifest: "manifest.json",
    // What the libraries' authors ask for; the frame's foot leads to it.
    license: { fileName: "licences.md" },
    rolldownOptions: {
      output: {
        // Every file that is asked for costs a slow computer time: what asks early is one, what is drawn first another.
        codeSplitting: {
          groups: [
            { name: "early", test: /web\/src\/(early|api|words\/language|today\/page-size)\.ts$/, priority: 1 },
            { name: "first", tags: ["$initial"] },
            { name: "kit", test: /node_modules\/(@mantine|@floating-ui|react-remove-scroll)/, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
