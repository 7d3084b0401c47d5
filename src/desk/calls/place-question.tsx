import { plainAreaName, type ResponsibilityAnswers } from '#domain/catalogue/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Section } from '#platform/ui/section.tsx';
import { messages } from './who-messages.ts';

/** What is still to be asked before anybody can be named: which of several places, or one we know. */
export function PlaceQuestion({
  lang,
  answers,
  choose,
}: {
  lang: Lang;
  answers: ResponsibilityAnswers;
  /** This page's address for a chosen municipality. */
  choose: (area: string) => string;
}) {
  const t = messages[lang];
  if (answers.kind === 'place') return null;
  if (answers.kind === 'unknown-place')
    return (
      <Alert lang={lang} tone="warning" title={t.unknownPlace}>
        <p class="kern-body">{t.unknownPlaceBody}</p>
      </Alert>
    );
  return (
    <Section title={t.whichPlace}>
      <p class="kern-body">{t.whichPlaceBody}</p>
      <ul>
        {answers.choices.slice(0, 60).map((choice) => (
          <li key={choice.ars}>
            <a href={choose(choice.ars)}>
              <span lang="de">{plainAreaName(choice.name)}</span> ({choice.ags})
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
