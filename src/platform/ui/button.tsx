import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'tertiary' | 'danger';

/** The classes of a button look; `ButtonLink` shares them. */
export function buttonClass(variant: ButtonVariant, block = false): string {
  const look = variant === 'danger' ? 'kern-btn--primary bn-btn--danger' : `kern-btn--${variant}`;
  return `kern-btn ${look}${block ? ' kern-btn--block' : ''}`;
}

export interface ButtonProps {
  variant?: ButtonVariant;
  type?: 'submit' | 'button';
  /** Which button was pressed, for forms with several. */
  name?: string | undefined;
  value?: string | undefined;
  icon?: IconName | undefined;
  block?: boolean | undefined;
  formaction?: string | undefined;
  /** Id of the form when the button stands outside of it. */
  form?: string | undefined;
  /** Longer name for screen readers where several buttons read the same. It must begin with the visible text. */
  label?: string | undefined;
  children: ComponentChildren;
}

/** Does something. What leads somewhere is a `ButtonLink`. */
export function Button({ variant = 'primary', type = 'submit', icon, block, label, children, ...rest }: ButtonProps) {
  return (
    <button type={type} class={buttonClass(variant, block)} aria-label={label} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span class="kern-label">{children}</span>
    </button>
  );
}
