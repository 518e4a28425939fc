import type { SureWords } from "./sure_fi.ts";

/** What is said before a decision that cannot be undone, and of what ends with it. */
export const sure: SureWords = {
  sure: {
    destroy: (what, requests) =>
      `I understand that this is deleted for good: ${what || "everything held of the client"}${
        requests === 0
          ? ""
          : `, and that ${requests} other open request${requests === 1 ? "" : "s"} will end`
      }`,
    destroyHint: "Needed to grant. Granted in part, only what was chosen is deleted.",
    destroyIfErased: "Needed to grant when the data is deleted.",
    destroyMissing: "Tick the box to confirm that the data may be deleted for good",
    over: (name) => `${name} has this in review. I decide it anyway`,
    overMissing: (name) => `${name} has this in review. Tick the box if you decide it anyway`,
  },
  unsent: "This is what you were writing. It was not sent",
  ending: {
    title: "These requests end with it",
    text: (count) =>
      `When everything is deleted, ${
        count === 1 ? "this open request ends" : "these open requests end"
      } without any other answer. Answer ${
        count === 1 ? "it" : "them"
      } first if the client is waiting for a copy, for example.`,
    due: (date) => `to be answered by ${date}`,
  },
  ended: {
    alone:
      "The request was open when everything that was held of the client was deleted. Nothing was left to answer. Only its reference, kind and days remain.",
    with: "These open requests ended with it",
  },
};
