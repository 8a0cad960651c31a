/**
 * Namespaces of ids derived from published identifiers (UUID v5). Must never change: another one would give the same
 * organisation, activity or report a second id.
 */
export const NAMESPACES = {
  /** Organisations by (scheme, ref), the same as for partners that join at first hand. */
  registered: 'b1f6a3d2-94c7-5e0a-8d35-0c7e2f9a4416',
  /** Organisations known to one publisher by name only. */
  named: '4be0c1d7-6a52-5f38-9c1e-72d0a95b3e68',
  /** Partnerships by the identifier of their activity or grant. */
  partnership: '0c9f6e21-8d47-5a3b-b6f0-5e1a7c24d893',
  /** Streams: one publisher's report on one activity or grant. */
  report: 'e27a4b90-1f6c-5d85-8a39-c04d6b7e1f52',
  /** Private persons, by the id that the publisher uses for them. */
  individual: '91d3f5a8-2c70-5b4e-a7d6-3f08e1b9c24a',
} as const;
