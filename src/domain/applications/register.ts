import type {
  CertificateAnswer,
  CertificateOrder,
  DeregistrationAnswer,
  DeregistrationOrder,
  PersonQuery,
  PersonsAnswer,
  RegisterAnswer,
} from './register-rules.ts';

/**
 * The register of residents (Melderegister), whatever stands behind it. `town` is the tenant's official key (AGS). The key
 * makes a repeated call harmless: the same key must give the same answer and do nothing twice.
 */
export interface Register {
  /** Everybody the search term fits: nobody, one, or several. */
  askPerson(town: string, query: PersonQuery, key: string): Promise<RegisterAnswer<PersonsAnswer>>;
  /** The data of a certificate of registration (§ 18 BMG). */
  orderCertificate(town: string, order: CertificateOrder, key: string): Promise<RegisterAnswer<CertificateAnswer>>;
  /** Deregisters people who move out without a new dwelling in Germany (§ 17 (2) BMG). */
  deregister(town: string, order: DeregistrationOrder, key: string): Promise<RegisterAnswer<DeregistrationAnswer>>;
}
