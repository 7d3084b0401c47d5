import type { ComponentChildren } from 'preact';
import { type ButtonVariant, buttonClass } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonLinkProps {
  href: string;
  variant?: ButtonVariant;
  icon?: IconName | undefined;
  block?: boolean | undefined;
  /** File name to save under. */
  download?: string | undefined;
  label?: string | undefined;
  children: ComponentChildren;
}

/** A link that looks like a button: the next step of a page. */
export function ButtonLink({ href, variant = 'primary', icon, block, download, label, children }: ButtonLinkProps) {
  return (
    <a href={href} class={buttonClass(variant, block)} download={download} aria-label={label}>
      {icon ? <Icon name={icon} /> : null}
      <span class="kern-label">{children}</span>
    </a>
  );
}
