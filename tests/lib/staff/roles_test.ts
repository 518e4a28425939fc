import assert from "node:assert/strict";
import fc from "fast-check";
import { issuerProblem, parseRoleRules, type RoleRules, rolesOf } from "../../../lib/staff/mod.ts";
import { ROLES } from "../../../lib/staff/roles.ts";

function rules(text: string): RoleRules {
  const read = parseRoleRules(text);
  assert.ok("rules" in read, "problems" in read ? read.problems.join() : "");
  return read.rules;
}

const ENTRA = rules("roles:Tyyne.Adviser=adviser; roles:Tyyne.Admin=administrator,reviewer");
const GOOGLE = rules("hd:example.fi&sub:1234,5678=adviser\nhd:example.fi&sub:1234=administrator");

Deno.test("an app role of Entra gives its roles", () => {
  assert.deepEqual(rolesOf(ENTRA, { roles: ["Tyyne.Adviser"] }), ["adviser"]);
  assert.deepEqual(rolesOf(ENTRA, { roles: "Tyyne.Adviser" }), ["adviser"]);
  const all = ["adviser", "reviewer", "administrator"];
  assert.deepEqual(rolesOf(ENTRA, { roles: ["Tyyne.Admin", "X", "Tyyne.Adviser"] }), all);
});

Deno.test("each role can be given by a rule of its own", () => {
  for (const role of ROLES) {
    assert.deepEqual(rolesOf(rules(`groups:tyyne=${role}`), { groups: "tyyne" }), [role]);
  }
});

Deno.test("what only looks like an app role gives none", () => {
  for (
    const roles of [
      [],
      ["tyyne.adviser"],
      ["Tyyne.Adviser "],
      ["Tyyne.Adviser.X"],
      [["Tyyne.Adviser"]],
      { 0: "Tyyne.Adviser" },
      true,
      null,
    ]
  ) {
    assert.deepEqual(rolesOf(ENTRA, { roles }), [], JSON.stringify(roles));
  }
  assert.deepEqual(rolesOf(ENTRA, { groups: ["Tyyne.Adviser"] }), []);
});

Deno.test("Google: the domain and the subject together give roles, neither alone does", () => {
  assert.deepEqual(rolesOf(GOOGLE, { hd: "example.fi", sub: "5678" }), ["adviser"]);
  assert.deepEqual(rolesOf(GOOGLE, { hd: "example.fi", sub: "1234" }), [
    "adviser",
    "administrator",
  ]);
  assert.deepEqual(rolesOf(GOOGLE, { hd: "example.fi", sub: "9999" }), []);
  assert.deepEqual(rolesOf(GOOGLE, { hd: "evil.example", sub: "1234" }), []);
  assert.deepEqual(rolesOf(GOOGLE, { sub: "1234" }), []);
});

Deno.test("signs of the notation can be part of a value", () => {
  const escaped = rules("groups:a%2Cb%26c%3Dd%3Be=adviser");
  assert.deepEqual(rolesOf(escaped, { groups: ["a,b&c=d;e"] }), ["adviser"]);
  assert.deepEqual(
    rolesOf(rules("roles:urn:tyyne:adviser=adviser"), { roles: ["urn:tyyne:adviser"] }),
    ["adviser"],
  );
});

Deno.test("an e-mail address or a name never decides", () => {
  for (const claim of ["email", "preferred_username", "upn", "name", "unique_name"]) {
    const read = parseRoleRules(`${claim}:aino@example.fi=administrator`);
    assert.ok("problems" in read);
    assert.match(read.problems[0]!, /does not go by one of/);
  }
});

Deno.test("a whole organisation is not let in by one rule", () => {
  for (const text of ["hd:example.fi=adviser", "tid:1-2-3=adviser", "hd:a&tid:b=reviewer"]) {
    const read = parseRoleRules(text);
    assert.ok("problems" in read, text);
    assert.match(read.problems[0]!, /lets a whole organisation in/);
  }
});

Deno.test("every rule that cannot be read is named", () => {
  const read = parseRoleRules(
    "roles:A=adviser; roles:B=boss; C=adviser; roles:=adviser; roles:D; roles:%zz=adviser",
  );
  assert.ok("problems" in read);
  assert.equal(read.problems.length, 5);
  for (const part of ["roles:B=boss", "C=adviser", "roles:=adviser", "roles:D", "roles:%zz"]) {
    assert.ok(read.problems.some((problem) => problem.includes(part)), part);
  }
  assert.deepEqual(parseRoleRules(" ;\n "), { problems: ["names nobody"] });
});

Deno.test("whatever a provider claims, nobody gets a role that no rule names", () => {
  const anything = fc.dictionary(
    fc.constantFrom("roles", "groups", "sub", "oid", "hd", "tid", "__proto__", "email"),
    fc.anything(),
  );
  fc.assert(
    fc.property(anything, (claims) => {
      const given = rolesOf(ENTRA, claims);
      const listed = Array.isArray(claims.roles) ? claims.roles : [claims.roles];
      const mine = listed.includes("Tyyne.Adviser") || listed.includes("Tyyne.Admin");
      assert.equal(given.length > 0, mine);
    }),
    { numRuns: 500, seed: 7 },
  );
});

Deno.test("one's own tenant of Entra may be the issuer, the shared addresses may not", () => {
  const entra = (tenant: string) => new URL(`https://login.microsoftonline.com/${tenant}/v2.0`);
  assert.equal(issuerProblem(entra("3f2b0a8e-0000-4000-8000-000000000001")), null);
  assert.equal(issuerProblem(new URL("https://accounts.google.com")), null);
  for (const shared of ["common", "organizations", "consumers", "Common"]) {
    assert.match(issuerProblem(entra(shared)) ?? "", /every organisation/);
  }
  assert.match(issuerProblem(new URL("https://id.example.fi/?x=1")) ?? "", /query/);
});
