/** The made-up staff of development. */
export const DEV_STAFF = [
  { id: "dev-adviser", name: "Aino Neuvoja", role: "adviser", label: "neuvoja / adviser" },
  {
    id: "dev-reviewer",
    name: "Raita Tarkastaja",
    role: "reviewer",
    label: "tarkastaja / reviewer",
  },
  {
    id: "dev-administrator",
    name: "Pihla Ylläpitäjä",
    role: "administrator",
    label: "ylläpitäjä / administrator",
  },
] as const;

/** Where somebody chooses who to be. `action` takes the choice as the field `account`. */
export function chooserPage(action: string): string {
  const buttons = DEV_STAFF.map(({ id, name, label }) =>
    `<p><button name="account" value="${id}">${name}, ${label}</button></p>`
  );
  return page(
    "Kuka kirjautuu? / Who signs in?",
    `<p>Kehitysversio: nämä ihmiset ovat keksittyjä. / Development: these people are made up.</p>
<form method="post" action="${action}">${buttons.join("\n")}</form>`,
  );
}

/** Asks before the provider ends its session. `form` is the provider's own. */
export function signOutPage(form: string): string {
  return page(
    "Kirjaudutaanko ulos? / Sign out?",
    `${form}<p><button form="op.logoutForm" name="logout" value="yes">Kirjaudu ulos / Sign out</button></p>`,
  );
}

export function errorPage(): string {
  return page(
    "Kirjautuminen ei onnistunut / Sign-in failed",
    "<p>Aloita alusta sivustolta. / Begin again on the site.</p>",
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body{font:18px/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}
button{font:inherit;padding:.7rem 1.2rem;width:100%;text-align:left}</style></head>
<body><main><h1>${title}</h1>
${body}
</main></body></html>`;
}
