export const urls = {
  callback: (town: string) => `/api/fit-connect/${town}/callback`,
};
