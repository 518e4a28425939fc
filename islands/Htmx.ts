/**
 * What htmx needs under our policy, and what it must not cost: markup reaches the page through one named
 * policy, scripts in it never, and a form that could not be sent is sent as the plain form that it is.
 */
interface Policy {
  createHTML(html: string): unknown;
}

interface Page {
  readonly htmx: {
    registerExtension(
      name: string,
      extension: { init(api: { initSecurity(policy: Policy): void }): void },
    ): void;
  };
  /** Not in every browser. */
  readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
}

const { htmx, trustedTypes } = globalThis as unknown as Page;

htmx.registerExtension("policy", {
  init({ initSecurity }) {
    const policy = trustedTypes?.createPolicy("htmx", { createHTML: (html) => html });
    if (policy) initSecurity(policy);
  },
});

document.addEventListener("htmx:error", (event) => {
  const { ctx } = (event as CustomEvent<{ ctx?: { sourceElement: Element; response?: unknown } }>)
    .detail;
  if (!ctx || ctx.response) return;
  const { sourceElement: source } = ctx;
  if (source instanceof HTMLFormElement) source.submit();
  // A button that does something else with a form says where to.
  if (source instanceof HTMLButtonElement && source.form) {
    const { form } = source;
    form.action = source.formAction;
    form.submit();
  } else if (source instanceof HTMLAnchorElement) location.assign(source.href);
});
