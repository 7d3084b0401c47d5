/** Addresses of the residents' pages, whole, for mails, letters, slips and QR codes. */
export interface PublicLinks {
  /** Where number and code are typed in: "https://…/musterstadt". Printed, so it should be short. */
  site(tenant: string): string;
  openCase(tenant: string, number: string, secret: string): string;
  /** Where the signed receipt of a visit is checked. */
  checkReceipt(tenant: string): string;
  /** Where anybody checks an issued document; with its code, the answer at once. */
  checkDocument(tenant: string, code?: string): string;
  proveEmail(tenant: string, of: { number: string; change: string; token: string }): string;
}
