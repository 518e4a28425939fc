import type { ComponentChildren } from "preact";

/** One matter on the overview. A number that is not zero is what somebody has to do. */
export function Card({ title, alarm, link, children }: {
  title: string;
  alarm?: boolean;
  link?: { to: string; text: string };
  children: ComponentChildren;
}) {
  return (
    <section class={alarm ? "card card-alarm" : "card"}>
      <h2>{title}</h2>
      {children}
      {link && (
        <p class="card-link">
          <a href={link.to}>{link.text}</a>
        </p>
      )}
    </section>
  );
}

/** A number and what it counts. */
export function Count({ value, text }: { value: number; text: string }) {
  return <p class={value > 0 ? "count count-due" : "count"}>{text}</p>;
}
