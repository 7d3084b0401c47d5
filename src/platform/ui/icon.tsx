export type IconName =
  | 'account-circle'
  | 'add'
  | 'arrow-back'
  | 'arrow-down'
  | 'arrow-forward'
  | 'arrow-up'
  | 'autorenew'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'danger'
  | 'delete'
  | 'download'
  | 'draft'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'logout'
  | 'mail'
  | 'open-in-new'
  | 'search'
  | 'success'
  | 'visibility'
  | 'warning';

/** One of KERN's icons. Decoration only: the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return <span class={`kern-icon kern-icon--${name}`} aria-hidden="true" />;
}
