/**
 * What has just been done, first on the page. It takes the focus as the page comes, as a refusal does, so
 * that a screen reader begins there; that needs no script.
 */
export function Done({ children }: { children: string }) {
  return (
    <div class="notice notice-success" tabIndex={-1} autoFocus id="done">
      <p>{children}</p>
    </div>
  );
}

/** The same for the title of the page, which is heard first. */
export function doneTitle(done: string): string {
  return done.split(/(?<=\.) /, 1)[0]!.replace(/\.$/, "");
}
