import type { ComponentChildren } from 'preact';

export interface SectionProps {
  title: string;
  /** Target of links within the page. */
  id?: string | undefined;
  level?: 2 | 3 | 4;
  /** Stands at the end of the heading line: a count, a link. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

const looks = { 2: 'kern-heading-large', 3: 'kern-heading-medium', 4: 'kern-heading-small' } as const;

/** A part of a page under its own heading. */
export function Section({ title, id, level = 2, aside, children }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section class="bn-section" id={id}>
      <div class="bn-section__head">
        <Heading class={looks[level]}>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
