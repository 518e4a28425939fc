import type { ErrorWords } from "./fi.ts";

export const en: ErrorWords = {
  badRequest: {
    title: "The request could not be read",
    text:
      "What was sent was broken or in the wrong form. Go back to the previous page and try again.",
  },
  forbidden: {
    title: "The request did not come from this site",
    text:
      "For your safety the form has to be sent from this site. Open the page again and try once more.",
  },
  notFound: {
    title: "Page not found",
    text:
      "The address may be wrong, or the information has been deleted. You can go on from the home page.",
  },
  methodNotAllowed: {
    title: "The page cannot be used this way",
    text: "Open the page from a link or from the home page.",
  },
  tooSlow: {
    title: "What was sent did not arrive",
    text: "It took too long to reach us. The connection may be slow. Try again.",
  },
  tooLarge: {
    title: "What was sent was too large",
    text: "Shorten the text and try again.",
  },
  misdirected: {
    title: "Wrong address",
    text: "This service does not answer at this address.",
  },
  tooMany: {
    title: "Too many tries",
    text: "Wait a moment and then try again.",
  },
  unavailable: {
    title: "The service is not working right now",
    text: "Try again in a moment. You can also call us.",
  },
  damaged: {
    title: "This cannot be opened",
    text:
      "Something that is stored was changed or damaged and cannot be opened. The fault is ours, not yours. We have been told of it. Everything else is still there.",
  },
  internal: {
    title: "Something went wrong",
    text: "The fault is ours, not yours. Try again in a moment.",
  },
  call: (phone) => `Call ${phone}, and we will look into it.`,
  toHome: "To the home page",
};
