import { z } from 'zod';
import { composeDocument, documentCode, hashOfCode, hashOfHolder } from '#domain/documents/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Reactions } from '#platform/jobs/reaction.ts';
import { renderCertificate } from '#platform/pdf/certificate.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import type { PublicLinks } from '#platform/values/public-links.ts';
import type { ApplicationDb } from './application-step.ts';
import { documentOf } from './document-of.ts';
import { issueApplicationDocument } from './issue-document.ts';
import { readDocument } from './read-document.ts';

export interface IssueDeps {
  blobs: Pick<BlobStore, 'putBlob'>;
  masterKey: Uint8Array;
  links: Pick<PublicLinks, 'checkDocument'>;
}

const aboutApplication = z.looseObject({ application: z.uuid() });

/**
 * What was delivered or approved yields a document. Drawing it again gives the same code and the same bytes (id, code and
 * date hang on the application and its entry), so a job that dies between file and record leaves neither gap nor twin.
 */
export function issueReactions(deps: IssueDeps): Reactions {
  return {
    'applications.issue-document': {
      on: ['application.delivered', 'application.approved'],
      owner: 'caseworker',
      async run(context) {
        const { tenant, entry } = context;
        const { application } = aboutApplication.parse(entry.data);
        const found = await context.read((db: ApplicationDb) => readDocument(db, tenant, application, entry.at));
        if (!found) return;
        const document = documentOf(application);
        const key = deriveKey(deps.masterKey, 'document-code', tenant);
        const code = documentCode(key, document);
        const certificate = composeDocument(found.issuer, {
          ...found,
          at: entry.at,
          code,
          checkAt: deps.links.checkDocument(tenant),
          checkLink: deps.links.checkDocument(tenant, code),
        });
        const { hash, size } = await deps.blobs.putBlob(tenant, await renderCertificate(certificate));
        const outcome = await context.execute(issueApplicationDocument, {
          application,
          document,
          kind: found.template.key,
          templateVersion: found.templateVersion,
          name: `${found.template.title[found.issuer.lang]}.pdf`,
          lang: found.issuer.lang,
          codeHash: hashOfCode(key, code).toString('hex'),
          holderHash: hashOfHolder(key, code, found.familyName).toString('hex'),
          digest: hash,
          size,
        });
        if (!outcome.ok && outcome.problems[0].code !== 'document.issued-already')
          throw new Error(outcome.problems[0].code);
      },
    },
  };
}
