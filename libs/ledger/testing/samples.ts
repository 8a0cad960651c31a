/** Made-up ids and sums that specs of several slices share. */
export const PARTNERSHIP = '3f0c2c8e-0000-7000-8000-000000000003';
export const OWN_ID = '3f0c2c8e-0000-7000-8000-000000000001';
export const DECISION = '3f0c2c8e-0000-7000-8000-000000000009';
export const FUNDER = '33333333-3333-4333-8333-333333333333';
export const ASSOCIATION = '22222222-2222-4222-8222-222222222222';
export const MANUFACTURER = '11111111-1111-4111-8111-111111111111';
export const STRANGER = '44444444-4444-4444-8444-444444444444';

/** Cents. */
export const euros = (cents: number | bigint) => ({ amount: String(cents), currency: 'EUR' });
export const dollars = (cents: number) => ({ amount: String(cents), currency: 'USD' });
