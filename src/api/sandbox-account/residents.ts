/** The invented people of the demonstration's account, as a bridge to BundID would tell of them. */
export const residents = [
  {
    id: 'erika',
    name: 'Erika Mustermann',
    claims: {
      sub: 'sandbox-erika',
      bpk2: 'BPK2-sandbox-erika',
      given_name: 'Erika',
      family_name: 'Mustermann',
      birth_name: 'Gabler',
      birthdate: '1964-08-12',
      place_of_birth: 'Berlin',
      nationality: 'DE',
      email: 'erika.mustermann@example.org',
      phone_number: '+49 299 5550101',
      address: {
        street_address: 'Lindenweg 7 a',
        postal_code: '45999',
        locality: 'Musterstadt',
        country: 'DE',
      },
    },
  },
  {
    id: 'yusuf',
    name: 'Yusuf Demir',
    claims: {
      sub: 'sandbox-yusuf',
      bpk2: 'BPK2-sandbox-yusuf',
      given_name: 'Yusuf',
      family_name: 'Demir',
      birthdate: '1989-02-28',
      email: 'yusuf.demir@example.org',
      address: { street_address: 'Am Alten Markt 12', postal_code: '44787', locality: 'Bochum', country: 'DE' },
    },
  },
  {
    // Signed in without a lasting account: no pseudonym, and hardly anything is told.
    id: 'temporary',
    name: 'Kim Sommer',
    claims: { sub: 'sandbox-temporary', given_name: 'Kim', family_name: 'Sommer' },
  },
] as const;
export type SandboxResident = (typeof residents)[number];

/** The levels the sandbox can reach, in the words a bridge to BundID returns as `acr`. */
export const acrs = ['STORK-QAA-Level-1', 'STORK-QAA-Level-3', 'STORK-QAA-Level-4'] as const;
export type Acr = (typeof acrs)[number];
