import type { ImportedTexts } from '#domain/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Section } from '#platform/ui/section.tsx';
import { messages } from './messages.ts';

// Modules of the federal code list in the order somebody reads them; "06" says what "05" says at length.
const modules = ['05', '06', '09', '08', 'cost', '11', 'duration', 'deadline', '16', '07', '25'] as const;

/** The text the federation, the Land or a producer has written, with its source and its age. */
export function ImportedText({ lang, texts }: { lang: Lang; texts: ImportedTexts }) {
  const t = messages[lang];
  const own = texts.texts[lang];
  const shown = own ?? texts.texts.de ?? {};
  return (
    <>
      {own === undefined && lang === 'en' ? <p class="kern-body">{t.germanOnly}</p> : null}
      {modules.map((code) => {
        const html = shown[code] ?? '';
        if (html === '' || (code === '05' && shown['06'])) return null;
        return (
          <Section key={code} title={t.modules[code]}>
            <div
              lang={own === undefined ? 'de' : lang}
              class="kern-body"
              // Cleaned to the standard's allow-list at the import (clean-html.ts).
              dangerouslySetInnerHTML={{ __html: html }}
            />
          </Section>
        );
      })}
      <p class="kern-body kern-body--small">
        {t.textFrom(texts.source, formatDate(lang, texts.changedAt.slice(0, 10)))}
      </p>
    </>
  );
}
