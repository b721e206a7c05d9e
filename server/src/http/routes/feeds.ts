import { feedExpectation, feedList, id } from "@longwatch/api";
import { type Day, formatDay, formatInstant } from "@longwatch/core";
import * as z from "zod";
import { recordEvent } from "../../audit/record.ts";
import { daysHeard } from "../../db/feed-days.ts";
import { feedsOf } from "../../db/feeds.ts";
import { expectFeed, forgetFeed } from "../../usecases/feeds.ts";
import { rhythmsOf } from "../../usecases/intake/silence.ts";
import { todayOf } from "../../usecases/today.ts";
import { done, give } from "../answer.ts";
import { refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/feeds";
/** Eight weeks, as the rhythm is learned. */
const heardDays = 56;
const params = z.object({ clinic: z.uuid(), feed: id });

export const listFeeds = clinicRoute({
  id: "listFeeds",
  method: "GET",
  path,
  summary:
    "Feeds that the clinic expects to hear from, and when it last did; and the rhythm of whatever comes, as it was learned.",
  needs: ["handle-intake", "manage-policy"],
  trace: null,
  answer: feedList,
  run: async ({ tx }) => {
    const today = await todayOf(tx);
    return give({
      feeds: (await feedsOf(tx)).map(({ feed, everyHours, since, heardAt }) => ({
        feed,
        expectedEveryHours: everyHours,
        since: formatInstant(since),
        lastHeardAt: heardAt === undefined ? null : formatInstant(heardAt),
      })),
      rhythms: (await rhythmsOf(tx)).map(({ feed, analyte, rhythm, lastOn, silentDays }) => ({
        feed,
        analyte: analyte === "" ? null : analyte,
        weekdays: [...rhythm.weekdays],
        longestGapDays: rhythm.longestGapDays,
        lastOn: formatDay(lastOn),
        silentDays: silentDays ?? null,
      })),
      heard: (await daysHeard(tx, (today - heardDays) as Day)).map(({ feed, analyte, days }) => ({
        feed,
        analyte: analyte === "" ? null : analyte,
        days: days.map(formatDay),
      })),
      today: formatDay(today),
    });
  },
});

export const expectFeedRoute = clinicRoute({
  id: "expectFeed",
  method: "PUT",
  path: `${path}/:feed`,
  summary: "Say how often a feed is to be heard; silence beyond that becomes somebody's task.",
  needs: ["manage-policy"],
  trace: "feed.change",
  params,
  body: feedExpectation,
  run: async ({ tx, params: { feed }, body: { expectedEveryHours } }) => {
    const expected = await expectFeed(tx, feed, expectedEveryHours);
    if (!expected.ok) return refuseIssues(expected.issues);
    await recordEvent(tx, { action: "feed.change", object: feed, detail: { expectedEveryHours } });
    return done();
  },
});

export const forgetFeedRoute = clinicRoute({
  id: "forgetFeed",
  method: "DELETE",
  path: `${path}/:feed`,
  summary: "Expect a feed no longer. What it sent stays.",
  needs: ["manage-policy"],
  trace: "feed.change",
  params,
  run: async ({ tx, params: { feed } }) => {
    await forgetFeed(tx, feed);
    await recordEvent(tx, { action: "feed.change", object: feed, detail: { expected: false } });
    return done();
  },
});
