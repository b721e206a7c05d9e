import { emergencyAccess, emergencyOpened, emergencyReview, emergencyUses } from "@longwatch/api";
import * as z from "zod";
import { breakGlass, reviewBreakGlass, unreviewed } from "../../access/break-glass.ts";
import { done, give } from "../answer.ts";
import { refuseIssues } from "../problem.ts";
import { standingRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/emergency-access";

export const openEmergencyAccess = standingRoute({
  id: "openEmergencyAccess",
  method: "POST",
  path,
  summary: "Take emergency access to one patient, with a reason. Another person will review it.",
  needs: ["break-glass"],
  trace: "break-glass.open",
  body: emergencyAccess,
  answer: emergencyOpened,
  status: 201,
  run: async ({ access, standing, body, at }) => {
    const opened = await breakGlass(access, standing, body, at);
    return opened.ok ? give(opened.value, { status: 201 }) : refuseIssues(opened.issues);
  },
});

export const listEmergencyUses = standingRoute({
  id: "listEmergencyUses",
  method: "GET",
  path,
  summary: "Emergency access that waits for its review.",
  needs: ["review-break-glass"],
  trace: null,
  answer: emergencyUses,
  run: async ({ access, standing, at }) => {
    const uses = await unreviewed(access, standing, at);
    if (!uses.ok) return refuseIssues(uses.issues);
    return give({
      uses: uses.value.map((one) => ({
        ...one,
        openedAt: one.openedAt.toISOString(),
        endsAt: one.endsAt.toISOString(),
      })),
    });
  },
});

export const reviewEmergencyUse = standingRoute({
  id: "reviewEmergencyUse",
  method: "PUT",
  path: `${path}/:use/review`,
  summary: "Say whether somebody else's emergency access was justified.",
  needs: ["review-break-glass"],
  trace: "break-glass.review",
  params: z.object({ clinic: z.uuid(), use: z.uuid() }),
  body: emergencyReview,
  run: async ({ access, standing, params: { use }, body, at }) => {
    const reviewed = await reviewBreakGlass(access, standing, { use, ...body }, at);
    return reviewed.ok ? done() : refuseIssues(reviewed.issues);
  },
});
