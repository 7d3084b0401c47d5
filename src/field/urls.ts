/** Typed addresses of the field door; the client in the browser calls the same. */
export const urls = {
  app: () => '/field',
  manifest: () => '/field/manifest.webmanifest',
  icon: () => '/field/icon.svg',
  worker: () => '/field/sw.js',
  session: () => '/field/api/session',
  enrol: () => '/field/api/enrol',
  me: () => '/field/api/me',
  tours: () => '/field/api/tours',
  tour: (id: string) => `/field/api/tours/${id}`,
  attachment: (hash: string) => `/field/api/attachments/${hash}`,
  sync: () => '/field/api/sync',
};
