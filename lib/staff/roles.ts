/** What a staff member may be. One person can be several. */
export const ROLES = ["adviser", "reviewer", "administrator"] as const;
export type Role = typeof ROLES[number];

/**
 * The claims that may decide a role. Each is given out by the identity provider and cannot be taken
 * over: an e-mail address can, and a name is anybody's (OWASP ASVS 5.0, 10.3.3).
 */
const CLAIMS = ["roles", "groups", "sub", "oid", "hd", "tid"] as const;
type ClaimName = typeof CLAIMS[number];
/** These say which organisation somebody belongs to: all of its people, not one of them. */
const OF_AN_ORGANISATION: ReadonlySet<ClaimName> = new Set(["hd", "tid"]);

/** One rule: whoever meets every condition has the roles. */
interface RoleRule {
  readonly conditions: readonly { readonly claim: ClaimName; readonly values: readonly string[] }[];
  readonly roles: readonly Role[];
}

export type RoleRules = readonly RoleRule[];

/**
 * Reads `STAFF_ROLES`: rules with `;` between them, each `claim:value=role`. More conditions are
 * joined with `&`, more values or roles with a comma; in a value, `%2C` and the like stand for signs
 * of this notation. For Entra app roles and for Google:
 *
 *     roles:Tyyne.Adviser=adviser; roles:Tyyne.Admin=administrator
 *     hd:example.fi&sub:1234,5678=adviser,reviewer
 *
 * Every rule that cannot be read is named, so that all can be mended at once.
 */
export function parseRoleRules(text: string): { rules: RoleRules } | { problems: string[] } {
  const problems: string[] = [];
  const rules: RoleRule[] = [];
  const parts = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
  for (const part of parts) {
    const read = parseRule(part);
    if (typeof read === "string") problems.push(`has a rule that ${read}: ${part}`);
    else rules.push(read);
  }
  if (parts.length === 0) problems.push("names nobody");
  return problems.length > 0 ? { problems } : { rules };
}

/** The roles that a person's claims give, in the order of {@link ROLES}. */
export function rolesOf(rules: RoleRules, claims: Readonly<Record<string, unknown>>): Role[] {
  const met = rules.filter(({ conditions }) =>
    conditions.every(({ claim, values }) =>
      textsOf(claims[claim]).some((it) => values.includes(it))
    )
  );
  return ROLES.filter((role) => met.some(({ roles }) => roles.includes(role)));
}

function parseRule(text: string): RoleRule | string {
  const [left = "", right, ...more] = text.split("=");
  if (right === undefined || more.length > 0) return "is not claim:value=role";
  const roles = list(right);
  const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role));
  if (roles.length === 0 || unknown !== undefined) return `names no role of ${ROLES.join(", ")}`;
  const conditions = [];
  for (const part of left.split("&")) {
    const condition = parseCondition(part.trim());
    if (typeof condition === "string") return condition;
    conditions.push(condition);
  }
  if (conditions.every(({ claim }) => OF_AN_ORGANISATION.has(claim))) {
    return "lets a whole organisation in";
  }
  return { conditions, roles: roles as Role[] };
}

function parseCondition(text: string): RoleRule["conditions"][number] | string {
  const colon = text.indexOf(":");
  if (colon < 1) return "is not claim:value=role";
  const claim = text.slice(0, colon).trim() as ClaimName;
  if (!CLAIMS.includes(claim)) return `does not go by one of ${CLAIMS.join(", ")}`;
  const values = list(text.slice(colon + 1)).map(decoded);
  if (values.length === 0 || values.includes(null)) return "has a value that cannot be read";
  return { claim, values: values as string[] };
}

function list(text: string): string[] {
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A claim is one text or a list of them. Anything else decides nothing. */
function textsOf(claim: unknown): readonly string[] {
  const list = Array.isArray(claim) ? claim : [claim];
  return list.filter((value) => typeof value === "string");
}
