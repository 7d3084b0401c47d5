/** Addresses of the interface for machines. */
export const urls = {
  towns: () => '/api/v1',
  town: (town: string) => `/api/v1/${town}`,
  services: (town: string) => `/api/v1/${town}/services`,
  service: (town: string, key: string) => `/api/v1/${town}/services/${key}`,
  responsibility: (town?: string) => (town ? `/api/v1/${town}/responsibility` : '/api/v1/responsibility'),
  /** Which case: headers say, never the address. */
  case: (town: string) => `/api/v1/${town}/case`,
  command: (town: string, name: string) => `/api/v1/${town}/commands/${name}`,
  description: () => '/api/openapi.json',
  reference: () => '/api',
};

/** Header fields that open one case. */
export const caseHeaders = { number: 'x-case-number', secret: 'x-case-secret' } as const;
