import type { ComponentChildren } from 'preact';
import { type ButtonVariant, buttonClass } from '#platform/ui/button.tsx';

/** A button that does something here, without a form. */
export function ActionButton({
  variant = 'primary',
  label,
  onPress,
  children,
}: {
  variant?: ButtonVariant;
  label?: string | undefined;
  onPress: () => void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class={buttonClass(variant)} aria-label={label} onClick={onPress}>
      <span class="kern-label">{children}</span>
    </button>
  );
}
