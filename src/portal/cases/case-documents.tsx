import { handOverOf } from '#domain/applications/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { urls } from '../urls.ts';
import type { CaseParts } from './case-parts.ts';
import { messages } from './messages.ts';

/** What the town has issued in this case: what the person came for, so it stands before everything else. */
export function CaseDocuments({ visit, view }: CaseParts) {
  const { lang, town } = visit;
  const t = messages[lang];
  const issued = view.documents.flatMap((document) => {
    const paper = view.papers.find(({ id }) => id === document.id);
    return paper ? [{ ...document, name: paper.name.replace(/\.pdf$/, '') }] : [];
  });
  if (issued.length === 0) return null;
  return (
    <Section title={t.documents} id="documents">
      {issued.map(({ id, name, revoked_at: revoked }) => {
        if (revoked)
          return (
            <Alert
              key={id}
              lang={lang}
              tone="warning"
              title={t.documentRevoked(name, formatDate(lang, revoked))}
              level={3}
            />
          );
        const { copies, pickUp } = handOverOf(view.answers, id);
        return (
          <div key={id}>
            <p>
              <ButtonLink href={urls.paper(town.id, view.file.number, id)}>{t.documentOpen(name)}</ButtonLink>
            </p>
            {copies > 1 ? <p class="kern-body">{t.documentCopies(copies)}</p> : null}
            {pickUp ? <p class="kern-body">{t.documentPickUp(officeOf(visit, view))}</p> : null}
          </div>
        );
      })}
      <p class="kern-body">
        {t.documentCheck}{' '}
        <a class="kern-link" href={urls.checkDocument(town.id)}>
          {t.documentCheckLink}
        </a>
      </p>
    </Section>
  );
}

const officeOf = ({ town, lang }: CaseParts['visit'], { file }: CaseParts['view']) =>
  town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? town.name;
