/** A file that is the same for everybody, served from memory under a name that holds its hash. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** Stylesheets, icons, htmx and the built islands. */
export interface Assets {
  /** The address of a file by its plain name: `site.css` → `/static/site.3f9a1c.css`. */
  url(name: string): string;
  /** The file at an address, or undefined. */
  find(path: string): Asset | undefined;
}
