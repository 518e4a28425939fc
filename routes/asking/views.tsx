import { writeDay } from "../../lib/site/format.ts";
import type { View } from "../../lib/views/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { personalHtml } from "../_render.ts";
import type { Answer, Asker } from "./_asker.ts";
import { Back } from "./ask_page.tsx";

/** When and what for staff looked: the day and the purpose (KHO:2025:51). */
export const showViews: Answer = async (_c, asker) =>
  personalHtml(<ViewsPage asker={asker} views={await asker.views()} />);

function ViewsPage({ asker, views }: { asker: Asker; views: readonly View[] }) {
  const { lang } = asker;
  const { views: w, purpose: purposes } = words[lang];
  const together = Map.groupBy(views, ({ on, purpose }) => `${on} ${purpose}`);
  return asker.frame({
    title: w.title,
    below: "/views",
    children: (
      <>
        <h1>{w.title}</h1>
        <p class="lead">{w.lead}</p>
        {views.length === 0 ? <p>{w.none}</p> : (
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{w.day}</th>
                <th scope="col">{w.purpose}</th>
                <th scope="col">{w.times}</th>
              </tr>
            </thead>
            <tbody>
              {[...together].map(([key, all]) => (
                <tr key={key}>
                  <td>{writeDay(all[0]!.on, lang)}</td>
                  <td>{purposes[all[0]!.purpose]}</td>
                  <td>{all.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p class="hint">{w.kept}</p>
        <Back asker={asker} />
      </>
    ),
  });
}
