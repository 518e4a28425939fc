import type { Block, Line, Table } from "../../lib/site/notice_model.ts";

/** One block of the notice, under the heading of its section. */
export function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case "text":
      return <p>{block.text}</p>;
    case "list":
      return <ul>{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case "facts":
      return <Facts rows={block.rows} />;
    case "group":
      return (
        <>
          <h3>{block.title}</h3>
          {block.blocks.map((inner, index) => <BlockOf key={index} block={inner} />)}
        </>
      );
    case "table":
      return <TableOf table={block.table} />;
    case "links":
      return (
        <p class="cluster no-print">
          {block.links.map((line) => <LineOf key={line.text} line={line} />)}
        </p>
      );
  }
}

/** Terms and what they stand for. */
export function Facts({ rows }: { rows: readonly { term: string; lines: readonly Line[] }[] }) {
  return (
    <dl class="facts">
      {rows.map(({ term, lines }) => (
        <>
          <dt>{term}</dt>
          {lines.map((line) => (
            <dd key={line.text}>
              <LineOf line={line} />
            </dd>
          ))}
        </>
      ))}
    </dl>
  );
}

function LineOf({ line }: { line: Line }) {
  const { text, href, lang } = line;
  if (href !== undefined) return <a href={href} lang={lang}>{text}</a>;
  return lang ? <span lang={lang}>{text}</span> : <>{text}</>;
}

/** A table whose rows a narrow screen reads one below the other, each cell with its heading. */
function TableOf({ table: { caption, columns, rows } }: { table: Table }) {
  return (
    <table class="table">
      <caption>{caption}</caption>
      <thead>
        <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              <td key={columns[index + 1]} data-label={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
