import { proofKinds, visitMessages } from '#domain/visits/index.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { UploadList } from '#platform/ui/upload-list.tsx';
import { urls } from '../urls.ts';
import { type CaseParts, formOf } from './case-parts.ts';
import { sentenceOf } from './history-sentence.ts';
import { messages } from './messages.ts';

const accept = 'image/jpeg,image/png,image/webp,application/pdf';

/** It is the resident's turn: what we asked, and what they can show. Kinds only. */
export function CaseAnswer(parts: CaseParts) {
  const { visit, view, errors } = parts;
  const { lang, form } = visit;
  const t = messages[lang];
  if (view.file.state !== 'waiting-resident') return null;
  const asked = view.messages.filter((message) => message.direction === 'to-resident').at(-1);
  const names = visitMessages[lang].proofOf;
  return (
    <Section title={t.answerTitle} id="answer">
      {asked ? <Body text={asked.body} /> : null}
      <Form {...formOf(parts, 'answer')} label={t.answerTitle}>
        <Checkboxes
          lang={lang}
          name="proofKinds"
          label={t.answerKinds}
          hint={t.answerHint}
          options={proofKinds
            .filter((kind) => kind !== 'told-only' && kind !== 'none')
            .map((kind) => ({ value: kind, label: names[kind] }))}
          values={fieldTexts(form, 'proofKinds')}
          optional
        />
        <TextArea
          lang={lang}
          name="answer"
          label={t.answerText}
          maxLength={3000}
          value={fieldText(form, 'answer')}
          error={errors.at('answer')}
          optional
        />
        <Button>{t.answerSend}</Button>
      </Form>
    </Section>
  );
}

/** A message as it was typed, line by line. */
function Body({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <p class="kern-body" key={`${index}${line}`}>
          {line}
        </p>
      ))}
    </>
  );
}

/** What was written, and a form to write back with photos or papers. */
export function CaseMessages(parts: CaseParts) {
  const { visit, view, errors } = parts;
  const { lang, form } = visit;
  const t = messages[lang];
  return (
    <Section title={t.writeTitle} id="messages">
      {view.messages.length === 0 ? (
        <p class="kern-body">{t.noMessages}</p>
      ) : (
        <Timeline
          label={t.writeTitle}
          items={view.messages.map((message) => ({
            when: formatDateTime(lang, message.at),
            iso: message.at,
            title: message.direction === 'to-office' ? t.you : t.office,
            tone: message.direction === 'to-office' ? 'neutral' : 'info',
            body: <Body text={message.body} />,
          }))}
        />
      )}
      <Form {...formOf(parts, 'message')} label={t.writeTitle} multipart>
        <TextArea
          lang={lang}
          name="body"
          label={t.write}
          maxLength={5000}
          value={fieldText(form, 'body')}
          error={errors.at('body')}
          optional
        />
        <FileField
          lang={lang}
          name="files"
          label={t.files}
          hint={t.filesHint}
          accept={accept}
          maxMegabytes={10}
          error={errors.at('files')}
          multiple
          optional
        />
        <Button>{t.writeSend}</Button>
      </Form>
    </Section>
  );
}

export function CasePapers({ visit, view }: CaseParts) {
  const { lang, town } = visit;
  const t = messages[lang];
  const papers = view.papers.filter((paper) => !view.documents.some(({ id }) => id === paper.id));
  return (
    <Section title={t.papers} id="papers">
      {papers.length === 0 ? (
        <p class="kern-body">{t.noPapers}</p>
      ) : (
        <UploadList
          lang={lang}
          label={t.papers}
          items={papers.map((paper) => ({
            name: paper.name,
            bytes: paper.size,
            href: urls.paper(town.id, view.file.number, paper.id),
          }))}
        />
      )}
      {view.receipts.length > 0 ? (
        <>
          <h3 class="kern-heading-medium">{t.receipts}</h3>
          <ul>
            {view.receipts.flatMap(({ receiptId, issuedAt, token }) => {
              const at = formatDateTime(lang, issuedAt);
              return [
                <li key={receiptId}>
                  <a class="kern-link" href={urls.receipt(town.id, view.file.number, receiptId)}>
                    {t.receiptPdf(at)}
                  </a>
                </li>,
                <li key={`check-${receiptId}`}>
                  <a class="kern-link" href={`${urls.checkReceipt(town.id)}#${token}`}>
                    {t.receipt(at)}
                  </a>
                </li>,
              ];
            })}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

/** The journal as far as it is the resident's to see: audit and history are one list. */
export function CaseHistory({ visit, view }: CaseParts) {
  const { lang, town } = visit;
  const t = messages[lang];
  // What follows by itself from what somebody did is nobody's act.
  const who = ({ type, actorKind }: (typeof view.history)[number]) =>
    /^(?:promise|notice|payment)\.|^case\.(?:opened|state-changed)$/.test(type)
      ? undefined
      : actorKind === 'resident' || actorKind === 'anonymous'
        ? t.you
        : actorKind === 'system'
          ? t.system
          : town.name;
  const items = view.history.toReversed().flatMap((entry) => {
    const title = sentenceOf(lang, entry);
    return title === undefined ? [] : [{ when: formatDateTime(lang, entry.at), iso: entry.at, title, who: who(entry) }];
  });
  return (
    <Section title={t.history} id="history">
      <Timeline items={items} label={t.history} />
    </Section>
  );
}
