import { type ComponentType, hydrate } from "preact";

/**
 * Makes a component an island. The server renders it inside an element that carries its props as JSON;
 * in the browser the same file is the script of the page and brings every such element to life.
 * Props must survive JSON, and hold nothing that the visible page does not show anyway.
 */
export function island<Props extends object>(
  name: string,
  Component: ComponentType<Props>,
): ComponentType<Props> {
  if (typeof document !== "undefined") {
    for (const root of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
      hydrate(<Component {...JSON.parse(root.dataset.props ?? "{}") as Props} />, root);
    }
  }
  return (props) => (
    <div data-island={name} data-props={JSON.stringify(props)}>
      <Component {...props} />
    </div>
  );
}
