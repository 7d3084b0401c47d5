import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface CaseNumberProps {
  lang: Lang;
  /** Groups divided by `-` or a space, as the number is spoken. */
  number: string;
  label?: string | undefined;
}

/** A number to be read aloud, written down and typed in again. Copying it gives it as it is stored. */
export function CaseNumber({ lang, number, label }: CaseNumberProps) {
  const groups = number.split(/([- ])/).filter((part) => part !== '');
  return (
    <p class="bn-case-number">
      <span class="bn-case-number__label">{label ?? messages[lang].caseNumber}</span>
      <strong class="bn-case-number__value" translate={false}>
        {groups.map((group, index) =>
          group === '-' || group === ' ' ? (
            <span class="bn-case-number__divider" key={`${index}${group}`}>
              {group}
            </span>
          ) : (
            <span class="bn-case-number__group" key={`${index}${group}`}>
              {group}
            </span>
          ),
        )}
      </strong>
    </p>
  );
}
