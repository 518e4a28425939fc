import type { ClientRequest } from "../../lib/requests/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { words as portal } from "../../lib/words/portal/mod.ts";
import { readForm } from "../_body.ts";
import { notFound } from "../_not_found.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import type { Answer, Asker } from "./_asker.ts";
import { FollowPage } from "./follow_page.tsx";

const CONFIRMED = "1";

/** One request: how it stands, and what was answered. */
export const follow: Answer = async (c, asker) => {
  const request = await ownOf(c, asker);
  const { follow: w } = words[asker.lang];
  const cancelled = c.req.query("cancelled") !== undefined && request.status === "cancelled";
  const hidden = c.req.query("hidden") !== undefined && request.kind === "number_new_owner";
  const done = c.req.query("sent") !== undefined
    ? w.sent
    : cancelled
    ? w.cancelled
    : hidden
    ? portal[asker.lang].requestPage.hidden
    : undefined;
  return personalHtml(<FollowPage asker={asker} request={request} done={done} />);
};

/** Takes a request back, once that is confirmed. */
export const cancel: Answer = async (c, asker) => {
  const request = await ownOf(c, asker);
  if ((await readForm(c)).confirm !== CONFIRMED) {
    const error = words[asker.lang].follow.cancelMissing;
    const page = <FollowPage asker={asker} request={request} error={error} />;
    return personalHtml(page, { status: 422 });
  }
  await asker.services.requests.cancel(asker.maker, request.id);
  return c.redirect(asker.at(`/request/${request.id}?cancelled=1`), 303);
};

/**
 * A request is looked for among the asker's own.
 * @throws HTTPException 404 for another's, like for one that never was; both are recorded.
 */
async function ownOf(c: SiteContext, asker: Asker): Promise<ClientRequest> {
  const { services, maker, page } = asker;
  const request = await services.requests.own(maker, c.req.param("id") ?? "");
  return request ?? notFound(services, { what: "request", page });
}
