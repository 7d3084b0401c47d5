import type { ComponentChildren } from 'preact';

export interface CardProps {
  title: string;
  /** Where the title is in another language than the page. */
  titleLang?: string | undefined;
  /** Small line above the title: a number, a kind. */
  preline?: string | undefined;
  subline?: string | undefined;
  level?: 2 | 3 | 4;
  /** Makes the title a link whose area is the whole card. */
  href?: string | undefined;
  /** Badges beside the title. */
  aside?: ComponentChildren;
  /** Buttons below. */
  footer?: ComponentChildren;
  children?: ComponentChildren;
}

/** A thing among others of its kind. */
export function Card({ title, titleLang, preline, subline, level = 2, href, aside, footer, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article class={href ? 'kern-card kern-card--interactive bn-card' : 'kern-card bn-card'}>
      <div class="kern-card__container">
        <header class="kern-card__header">
          {preline ? <p class="kern-preline">{preline}</p> : null}
          <Heading class="kern-title" lang={titleLang}>
            {href ? (
              <a class="kern-link kern-link--stretched kern-title" href={href}>
                {title}
              </a>
            ) : (
              title
            )}
          </Heading>
          {subline ? <p class="kern-subline">{subline}</p> : null}
          {aside ? <div class="bn-card__aside">{aside}</div> : null}
        </header>
        {children ? <div class="kern-card__body">{children}</div> : null}
        {footer ? <footer class="kern-card__footer">{footer}</footer> : null}
      </div>
    </article>
  );
}
