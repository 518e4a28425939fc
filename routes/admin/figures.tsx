import type { Hono } from "hono";
import * as z from "zod";
import { figuresCsv, type YearFigures } from "../../lib/figures/mod.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { attachment } from "../_stream.ts";
import { staffRoute } from "./_route.ts";
import { FiguresPage } from "./figures_page.tsx";

/** Figures for the yearly report: to read, to print, and as a table. */
export function figuresRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/figures", async (c, session) => {
    const figures = await asked(c);
    const years = c.get("services").figures.years();
    return personalHtml(<FiguresPage {...{ c, session, figures, years }} />);
  });
  staffRoute(app, "GET /admin/figures.csv", async (c, { lang }) => {
    const figures = await asked(c);
    const name = words[lang].figures.fileName(figures.year);
    return new Response(figuresCsv(figures, lang), {
      headers: {
        ...attachment("text/csv; charset=utf-8; header=present", name),
        "cache-control": "no-store",
      },
    });
  });
}

/** The figures of the year that is asked for, or of this one when there is nothing of it. */
function asked(c: SiteContext): Promise<YearFigures> {
  const { figures } = c.get("services");
  const years = figures.years();
  const year = z.coerce.number().int().catch(0).parse(c.req.query("year"));
  return figures.of(years.includes(year) ? year : years[0]!);
}
