import type { FoundService } from '#domain/catalogue/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Card } from '#platform/ui/card.tsx';
import { messages } from './find-messages.ts';

/** A service the town has no text of its own for. */
export function ListedCard({ lang, found }: { lang: Lang; found: FoundService }) {
  const t = messages[lang];
  const english = lang === 'en' ? found.name.en : null;
  return (
    <Card title={english ?? found.name.de} level={3} aside={<Badge tone="neutral">{t.listed}</Badge>}>
      <p class="kern-body">{t.listedBody(found.key)}</p>
    </Card>
  );
}
