import type { ComponentChildren } from "preact";

export interface Row {
  readonly key: string | number;
  readonly cells: readonly ComponentChildren[];
  /** Stands out: something is late or wrong. */
  readonly alarm?: boolean;
}

/** A table that a narrow screen reads row by row. A column without a name holds what can be done. */
export function Table({ caption, columns, rows }: {
  caption?: string;
  columns: readonly string[];
  rows: readonly Row[];
}) {
  return (
    <table class="table">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((name, i) =>
            name === "" ? <td key={i}></td> : <th key={i} scope="col">{name}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, alarm }) => (
          <tr key={key} class={alarm ? "alarm" : undefined}>
            {cells.map((cell, i) => <td key={i} data-label={columns[i] || undefined}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
