import assert from "node:assert/strict";

const ROOT = new URL("../../", import.meta.url);

/** What git has of the project, as somebody copies it to a machine. */
export async function unpackProject(to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  const files = new Deno.Command("git", {
    args: ["ls-files", "-z", "-c", "-o", "--exclude-standard"],
    cwd: ROOT,
    stdout: "piped",
  });
  const { code, stdout } = await files.output();
  assert.equal(code, 0);
  for (const name of new TextDecoder().decode(stdout).split("\0").filter((path) => path !== "")) {
    const target = `${to}/${name}`;
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(new URL(name, ROOT), target);
  }
}
