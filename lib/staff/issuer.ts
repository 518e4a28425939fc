/** Addresses of Entra that stand for every organisation in the world. */
const FOR_EVERYBODY = /^\/(common|organizations|consumers)(\/|$)/i;

/**
 * Why an issuer cannot be used, or null. The shared addresses of Entra vouch for people of any
 * organisation, who can give themselves any role there.
 */
export function issuerProblem(issuer: URL): string | null {
  const entra = issuer.hostname === "login.microsoftonline.com";
  if (entra && FOR_EVERYBODY.test(issuer.pathname)) {
    return "lets in every organisation; name your own tenant";
  }
  return issuer.search || issuer.hash ? "must have no query and no fragment" : null;
}
