import "@fontsource-variable/inter/index.css";
import "./look/kit.css";
import "./look/look.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import i18next from "i18next";
import { createRoot } from "react-dom/client";
import { Lock } from "./app/lock.tsx";
import { router } from "./app/router.tsx";
import { queries } from "./client/queries.ts";
import { theme } from "./look/theme.ts";
import { Words } from "./words/words.ts";

// What the server said, it says again in the other language.
i18next.on("languageChanged", () => void queries.invalidateQueries());

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

createRoot(document.getElementById("root")!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <QueryClientProvider client={queries}>
      <Words>
        <Lock>
          <RouterProvider router={router} />
        </Lock>
      </Words>
    </QueryClientProvider>
  </MantineProvider>,
);
