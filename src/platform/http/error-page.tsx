import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Page } from '#platform/ui/page.tsx';
import type { PageContext } from '#platform/ui/page-context.ts';
import { messages } from './messages.ts';

/** The page for a whole request that is refused, or that failed on our side (`requestId`). `home` is the way back. */
export function errorPage(ui: PageContext, status: number, sentence: string, requestId?: string, home = '/') {
  const t = messages[ui.lang];
  const title =
    status === 404
      ? t.notFoundTitle
      : status === 403
        ? t.forbiddenTitle
        : status >= 500
          ? t.ourFaultTitle
          : t.errorTitle;
  return (
    <Page {...ui} title={title} hasErrors>
      <Alert lang={ui.lang} tone={status >= 500 ? 'danger' : 'warning'} title={sentence}>
        {requestId ? <p class="kern-body">{t.requestId(requestId)}</p> : null}
      </Alert>
      <p>
        <ButtonLink href={home} variant="secondary">
          {t.home}
        </ButtonLink>
      </p>
    </Page>
  );
}
