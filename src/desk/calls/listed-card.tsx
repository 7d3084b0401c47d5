import type { ComponentChildren } from 'preact';
import { type FoundService, foundName } from '#domain/catalogue/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { messages } from './find-messages.ts';
import { messages as who } from './who-messages.ts';

/** A service the town has no text of its own for. */
export function ListedCard({
  lang,
  found,
  href,
  children,
}: {
  lang: Lang;
  found: FoundService;
  href: string;
  /** Who does it. */
  children: ComponentChildren;
}) {
  const t = messages[lang];
  const { text } = foundName(found, lang);
  return (
    <Card
      title={text}
      level={3}
      aside={<Badge tone="neutral">{t.listed}</Badge>}
      footer={
        <ButtonLink variant="secondary" href={href} label={who[lang].readFor(text)}>
          {who[lang].read}
        </ButtonLink>
      }
    >
      {children}
      <p class="kern-body">{t.listedBody(found.key)}</p>
    </Card>
  );
}
