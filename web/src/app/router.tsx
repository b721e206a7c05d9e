import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { Waiting } from "../look/waiting.tsx";
import { Failed, NotHere } from "./failed.tsx";
import { Frame } from "./frame.tsx";

const root = createRootRoute({ errorComponent: Failed, notFoundComponent: NotHere });

const at = <P extends string>(path: P, load: () => Promise<{ readonly Page: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, "Page") });

const clinic = createRoute({ getParentRoute: () => root, path: "/clinics/$clinic", component: Frame });
const inClinic = <P extends string>(path: P, load: () => Promise<{ readonly Page: () => React.ReactNode }>) =>
  createRoute({
    getParentRoute: () => clinic,
    path,
    component: lazyRouteComponent(load, "Page"),
    // What stands after the question mark belongs to the pages: each reads its own.
    validateSearch: (search: Record<string, unknown>): Record<string, string | undefined> =>
      Object.fromEntries(
        Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
      ),
  });

const routes = root.addChildren([
  at("/", () => import("../entry/clinics-page.tsx")),
  at("/sign-in", () => import("../entry/sign-in-page.tsx")),
  at("/join/passkey", () => import("../entry/join-page.tsx")),
  clinic.addChildren([
    createRoute({
      getParentRoute: () => clinic,
      path: "/",
      beforeLoad: ({ params }) => {
        throw redirect({ to: "/clinics/$clinic/worklist", params });
      },
    }),
    inClinic("/worklist", () => import("../today/today-page.tsx")),
    inClinic("/patients", () => import("../patient/patients-page.tsx")),
    inClinic("/patients/$patient", () => import("../patient/patient-page.tsx")),
    inClinic("/patients/$patient/infusion", () => import("../infusion/infusion-page.tsx")),
    inClinic("/intake", () => import("../intake/intake-page.tsx")),
    inClinic("/protocols", () => import("../protocols/protocols-page.tsx")),
    inClinic("/cohort", () => import("../cohort/cohort-page.tsx")),
    inClinic("/settings", () => import("../settings/settings-page.tsx")),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPreload: "intent",
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
  // Keys and moments stand in addresses as they are: a value is never read as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "") as [
      string,
      string,
    ][];
    return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
