import type { ComponentChildren } from "preact";

interface Row {
  readonly key: string | number;
  readonly cells: readonly ComponentChildren[];
  /** Stands out: something is late or wrong. */
  readonly alarm?: boolean;
}

/** Names a column to who hears the table; who sees it needs no name for a row of buttons. */
interface Heard {
  readonly heard: string;
}

/** A table that a narrow screen reads row by row. A column without a name holds what can be done. */
export function Table({ caption, columns, rows }: {
  caption?: string;
  columns: readonly (string | Heard)[];
  rows: readonly Row[];
}) {
  return (
    <table class="table">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((name, i) =>
            name === "" ? <td key={i}></td> : (
              <th key={i} scope="col">
                {typeof name === "string"
                  ? name
                  : <span class="visually-hidden">{name.heard}</span>}
              </th>
            )
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, alarm }) => (
          <tr key={key} class={alarm ? "alarm" : undefined}>
            {cells.map((cell, i) => <td key={i} data-label={labelOf(columns[i])}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function labelOf(column: string | Heard | undefined): string | undefined {
  return typeof column === "string" && column !== "" ? column : undefined;
}
