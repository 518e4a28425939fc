import type { StaffLang, StaffSession } from "../../../lib/staff/mod.ts";
import type { Role } from "../../../lib/staff/roles.ts";
import type { Asked } from "../../helpers/site.ts";

interface Person {
  roles: readonly Role[];
  id?: string;
  name?: string;
  lang?: StaffLang;
}

/** A browser in which somebody of the staff is signed in. */
export interface StaffBrowser {
  readonly token: string;
  readonly cookie: string;
  readonly session: StaffSession;
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  /** A page as somebody without script has it: what scripts are given is left out. */
  page(path: string): Promise<string>;
}

/** Signs somebody in without asking a provider: the sign-in has tests of its own. */
export async function signIn(site: Asked, person: Person): Promise<StaffBrowser> {
  const { sessions } = site.services.staff;
  const { roles, id = "person-aino", name = "Aino Neuvoja", lang = "fi" } = person;
  const token = await sessions.begin({
    personId: id,
    name,
    roles,
    lang,
    browser: "Firefox, Linux",
  });
  const cookie = `tyyne_staff=${token}`;
  const get = (path: string, init: RequestInit = {}) => {
    const headers = new Headers({ accept: "text/html", ...init.headers, cookie });
    return site.fetch(path, { ...init, headers });
  };
  return {
    token,
    cookie,
    session: (await sessions.load(token))!,
    get,
    post: (path, fields = {}) =>
      site.post(path, fields, { headers: { cookie, accept: "text/html" } }),
    page: async (path) => (await (await get(path)).text()).replaceAll(/ data-props="[^"]*"/g, ""),
  };
}

/** The place that an answer leads to. */
export function goesTo(answer: Response): string | null {
  return answer.status === 303 ? answer.headers.get("location") : null;
}
