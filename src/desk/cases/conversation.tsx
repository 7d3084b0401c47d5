import { fieldText } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { UploadList } from '#platform/ui/upload-list.tsx';
import { urls } from '../urls.ts';
import { whoWord } from '../work-words.ts';
import { formOf, type PartProps } from './form-of.ts';
import { historyWords } from './history-words.ts';
import { messages } from './messages.ts';

/** What goes to the person and what stays inside: two forms, two looks, each message labelled. */
export function Conversation({ visit, read, errors }: PartProps) {
  const { lang, form, door, actor } = visit;
  const t = messages[lang];
  const { number } = read.file;
  const labels: Readonly<Record<string, { text: string; tone: 'info' | 'success' | 'warning' }>> = {
    'to-office': { text: t.fromResident, tone: 'info' },
    'to-resident': { text: t.toResident, tone: 'success' },
    internal: { text: t.internal, tone: 'warning' },
  };
  return (
    <Section title={t.conversation}>
      {read.messages.length === 0 ? <p class="kern-body">{t.noMessages}</p> : null}
      {read.messages.map((message) => {
        const label = labels[message.direction] ?? { text: t.internal, tone: 'warning' as const };
        const who = whoWord(lang, read.names, { kind: message.author_kind, id: message.author_id });
        return (
          <Card
            key={message.id}
            level={3}
            title={label.text}
            preline={`${formatDateTime(lang, message.at)} · ${who}`}
            aside={<Badge tone={label.tone}>{label.text}</Badge>}
          >
            {message.body.split('\n').map((line, index) => (
              <p class="kern-body" key={`${index}${line}`}>
                {line}
              </p>
            ))}
          </Card>
        );
      })}
      <Columns layout="even">
        {door.may(actor, 'cases.write-message') ? (
          <Card level={3} title={t.message} aside={<Badge tone="success">{t.paperForBoth}</Badge>}>
            <Form action={urls.caseAction(number, 'message')} {...formOf(visit, 'message')} label={t.message}>
              <TextArea
                lang={lang}
                name="message"
                label={t.message}
                hint={t.messageHint}
                value={fieldText(form, 'message')}
                error={errors.at('message')}
              />
              <div>
                <Button>{t.send}</Button>
              </div>
            </Form>
          </Card>
        ) : null}
        {door.may(actor, 'cases.write-note') ? (
          <Card level={3} title={t.internal} aside={<Badge tone="warning">{t.paperForOffice}</Badge>}>
            <Form action={urls.caseAction(number, 'note')} {...formOf(visit, 'note')} label={t.internal}>
              <TextArea
                lang={lang}
                name="note"
                label={t.internal}
                hint={t.internalHint}
                value={fieldText(form, 'note')}
                error={errors.at('note')}
              />
              <div>
                <Button variant="secondary">{t.note}</Button>
              </div>
            </Form>
          </Card>
        ) : null}
      </Columns>
    </Section>
  );
}

export function Papers({ visit, read, errors }: PartProps) {
  const { lang, form, door, actor } = visit;
  const t = messages[lang];
  const { number } = read.file;
  return (
    <Section title={t.papers}>
      {read.papers.length === 0 ? (
        <p class="kern-body">{t.noPapers}</p>
      ) : (
        <UploadList
          lang={lang}
          label={t.papers}
          items={read.papers.map((paper) => ({
            name: paper.name,
            bytes: paper.size,
            href: urls.paper(number, paper.id),
            state: { text: paper.visibility === 'applicant' ? t.paperForBoth : t.paperForOffice },
          }))}
        />
      )}
      {door.may(actor, 'cases.attach-paper') ? (
        <Form action={urls.caseAction(number, 'paper')} {...formOf(visit, 'paper')} multipart label={t.addPaper}>
          <FileField
            lang={lang}
            name="file"
            label={t.addPaper}
            hint={t.fileHint}
            error={errors.at('file')}
            accept=".pdf,.jpg,.jpeg,.png,.webp"
            maxMegabytes={10}
          />
          <Radios
            lang={lang}
            name="visibility"
            label={t.paperFor}
            value={fieldText(form, 'visibility') || 'applicant'}
            options={[
              { value: 'applicant', label: t.paperForBoth },
              { value: 'department', label: t.paperForOffice },
            ]}
          />
          <div>
            <Button variant="secondary">{t.addButton}</Button>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}

/** What happened and who did it, the newest first. */
export function History({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.history}>
      <Timeline
        label={t.history}
        items={read.history.toReversed().map((entry) => ({
          when: formatDateTime(lang, entry.at),
          iso: entry.at,
          title: historyWords(lang, read.services, entry),
          who: whoWord(lang, read.names, { kind: entry.actorKind, id: entry.actorId }),
        }))}
      />
    </Section>
  );
}
