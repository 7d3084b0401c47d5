export { type RequestView, requestSlip } from './request-slip.ts';
export type { Issuer } from './sender.ts';
export { type ReceiptView, visitReceipt } from './visit-receipt.ts';
