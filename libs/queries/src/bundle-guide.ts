/** The text for people who open the archive. */
export const bundleGuide = (name: string, policy: string): string => `${name}: a bundle from a Pacta ledger

It holds every event of this partnership up to the moment it was made, each with the proof that it stands in the
ledger's log, and the end of each of its streams, so that nothing can have been left out. It is verified without the
ledger, without a network and without trust in whoever gave it to you:

    npx pacta verify this-bundle.zip --policy policy.txt

policy.txt says whose signatures you believe. Get the ledger's key from its keeper by another way than this archive, and
compare it with the one below; without --policy the keys in this archive are taken at their word.

${policy
  .split('\n')
  .map((line) => (line === '' ? '' : `    ${line}`))
  .join('\n')}
events.jsonl  the events, one a line: position in the log, leaf as it was hashed, proof, and the sealed fields opened for
              the one who asked for this bundle; the others are digests, and verify all the same
heads.json    where each stream ends, and the event that recorded it
checkpoint    the signed head of the log (C2SP tlog-checkpoint)
policy.txt    the ledger's keys, its witnesses and their quorum (C2SP tlog-policy)
bundle.json   which partnership, and the hashes of the documents that its events name
report.txt    the transparency report made from these events, for reading; report.json the same for programs
`;
