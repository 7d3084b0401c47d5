import type { Lang } from '#platform/i18n/messages.ts';
import { fieldId } from './field-id.ts';
import { messages } from './messages.ts';

export interface ErrorSummaryItem {
  text: string;
  /** Form name of the field it is about; without it the sentence stands alone. */
  name?: string | undefined;
}

export interface ErrorSummaryProps {
  lang: Lang;
  errors: readonly ErrorSummaryItem[];
  title?: string | undefined;
}

/**
 * What was refused, above the form, each sentence a link to its field. It takes
 * the focus when the page opens, also without scripts. Shows nothing when there is nothing.
 */
export function ErrorSummary({ lang, errors, title }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div
      class="kern-alert kern-alert--danger bn-error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refusal the reader must land on what was refused, also without scripts
      autoFocus
      data-error-summary=""
    >
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title">{title ?? messages[lang].errorSummary}</h2>
      </div>
      <div class="kern-alert__body">
        <p class="kern-body">{messages[lang].errorCount(errors.length)}</p>
        <ul class="bn-error-summary__list">
          {errors.map((error) => (
            <li key={`${error.name ?? ''}${error.text}`}>
              {error.name ? (
                <a class="kern-link kern-link--no-visited-state" href={`#${fieldId(error.name)}`}>
                  {error.text}
                </a>
              ) : (
                <span class="kern-body">{error.text}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
