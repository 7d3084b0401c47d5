import { type ProblemCatalogue, sentence } from '#platform/commands/problems.ts';
import type { Visit } from '#platform/http/route.ts';
import { Page } from '#platform/ui/page.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { MachineCommand } from '../machine/machine-command.ts';
import { urls } from '../machine/urls.ts';
import { sendersOf } from './describe.ts';
import { messages } from './messages.ts';
import { sampleData } from './sample-data.ts';

/** `/api`: what programs can ask and send, for the people who write them. */
export function ReferencePage({
  visit,
  address,
  commands,
  problems,
}: {
  visit: Visit;
  address: string;
  commands: readonly MachineCommand[];
  problems: ProblemCatalogue;
}) {
  const { lang } = visit;
  const t = messages[lang];
  const queries = [
    urls.towns(),
    urls.town('{town}'),
    `${urls.services('{town}')}?q=&limit=`,
    urls.service('{town}', '{key}'),
    urls.case('{town}'),
  ];
  return (
    <Page {...visit.ui} title={t.title} lead={t.lead} wide>
      <p class="kern-body">
        <a class="kern-link" href={urls.description()}>
          {t.description}
        </a>
      </p>
      <Section title={t.howTitle}>
        <p class="kern-body">{t.how}</p>
        <p class="kern-body">{t.token}</p>
        <p class="kern-body">{t.secret}</p>
      </Section>
      <Section title={t.queries}>
        <Table
          lang={lang}
          caption={t.queries}
          captionHidden
          columns={[{ label: t.address, cell: (path: string) => <code>{`GET ${address}${path}`}</code> }]}
          rows={queries}
          rowKey={(path) => path}
        />
      </Section>
      <Section title={t.commands}>
        <Table
          lang={lang}
          caption={t.commands}
          captionHidden
          columns={[
            {
              label: t.address,
              rowHeader: true,
              cell: (command: MachineCommand) => <code>{`POST ${urls.command('{town}', command.name)}`}</code>,
            },
            { label: t.roles, cell: (command) => sendersOf(command).join(', ') || t.onlySystem },
          ]}
          rows={commands}
          rowKey={(command) => command.name}
        />
      </Section>
      <Section title={t.problems}>
        <Table
          lang={lang}
          caption={t.problems}
          captionHidden
          columns={[
            { label: t.code, rowHeader: true, cell: ([code]: [string, { status: number }]) => <code>{code}</code> },
            { label: t.status, numeric: true, cell: ([, { status }]) => status },
            { label: t.sentence, cell: ([code]) => sentence(problems, { code, data: sampleData }, lang) },
          ]}
          rows={Object.entries(problems).sort(([one], [other]) => (one < other ? -1 : 1))}
          rowKey={([code]) => code}
        />
      </Section>
    </Page>
  );
}
