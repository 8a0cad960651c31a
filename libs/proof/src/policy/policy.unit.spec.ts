import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  cosigner,
  ed25519Signer,
  evaluateQuorum,
  formatCheckpoint,
  formatVerifierKey,
  noteSigner,
  parsePolicy,
  type Policy,
  signatureLine,
  type SignatureType,
  signNote,
  TYPE_COSIGNATURE_V1,
  TYPE_ED25519,
  verifierKey,
  verifyCheckpoint,
} from '../index.ts';
import { runs } from '../property-runs.fixture.ts';

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = noteSigner('log.example/red', ed25519Signer(seed(1)));
const otherLog = noteSigner('log.example/blue', ed25519Signer(seed(2)));
const witness = (fill: number) => cosigner(`witness.example/${fill}`, ed25519Signer(seed(fill)), 1_700_000_000n);
const [red, blue] = [formatVerifierKey(log.key), formatVerifierKey(otherLog.key)];
const vkey = (fill: number): string => formatVerifierKey(witness(fill).key);

const SIDES = `# who must have seen it
log ${red} https://log.example/red

witness maker ${vkey(11)}
witness grocer ${vkey(12)} https://witness.example/
group companies any maker grocer
witness red-cross ${vkey(21)}
witness association ${vkey(22)}
group voluntary all red-cross association
witness\tfund   ${vkey(31)}\t
group sides 3 companies voluntary fund
quorum sides
`;

const policyOf = (text: string | Uint8Array): Policy => {
  const read = parsePolicy(text);
  if (!read.ok) throw new Error(read.reason);
  return read.policy;
};

describe('a policy', () => {
  test('is read with its logs, witnesses, groups and quorum', () => {
    const { logs, witnesses, quorum } = policyOf(SIDES);
    expect(logs).toEqual([{ key: log.key, url: 'https://log.example/red' }]);
    expect(witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['maker', undefined],
      ['grocer', 'https://witness.example/'],
      ['red-cross', undefined],
      ['association', undefined],
      ['fund', undefined],
    ]);
    expect(quorum).toMatchObject({
      kind: 'group',
      name: 'sides',
      threshold: 3,
      members: [
        { kind: 'group', name: 'companies', threshold: 1 },
        { kind: 'group', name: 'voluntary', threshold: 2 },
        { kind: 'witness', witness: { name: 'fund' } },
      ],
    });
  });

  test('needs nothing but a quorum, and that may be none', () => {
    expect(parsePolicy('quorum none')).toEqual({
      ok: true,
      policy: { logs: [], witnesses: [], quorum: { kind: 'none' } },
    });
  });

  test('may put its quorum before what it does not name', () => {
    expect(policyOf(`quorum none\nlog ${red}\nwitness w ${vkey(11)}\n`).witnesses).toHaveLength(1);
  });

  test('names are octets: any but space and control, and two spellings are two names', () => {
    const kelvin = new TextEncoder().encode(
      `witness K ${vkey(11)}\nwitness \u212a ${vkey(12)}\ngroup g all K \u212a\nquorum g\n`,
    );
    expect(policyOf(kelvin).witnesses.map(({ name }) => name)).toEqual(['K', '\u212a']);
    const opaque = Buffer.concat([
      Buffer.from(`witness `),
      Buffer.of(0xff),
      Buffer.from(` ${vkey(11)}\nquorum `),
      Buffer.of(0xff),
    ]);
    expect(policyOf(opaque).witnesses[0]?.name).toBe('\\xff');
    expect(policyOf(`witness all ${vkey(11)}\ngroup any all all\nquorum any`).quorum).toMatchObject({ name: 'any' });
    expect(policyOf(`witness __proto__ ${vkey(11)}\nquorum __proto__`).quorum.kind).toBe('witness');
  });

  test('takes 32 of each, as asked for, and many more', () => {
    const count = 100;
    const lines = Array.from({ length: count }, (_, at) => {
      const signer = ed25519Signer(Uint8Array.from({ length: 32 }, (_, byte) => (byte === 0 ? at : 7)));
      const key = formatVerifierKey(cosigner('w.example', signer, 1n).key);
      return `log ${formatVerifierKey(noteSigner('l.example', signer).key)}\nwitness w${at} ${key}\ngroup g${at} any w${at}`;
    });
    const policy = policyOf(
      `${lines.join('\n')}\ngroup all 90 ${lines.map((_, at) => `g${at}`).join(' ')}\nquorum all\n`,
    );
    expect([policy.logs.length, policy.witnesses.length]).toEqual([count, count]);
  });

  test('has an end to what it takes', () => {
    const keyOf = (at: number, type: SignatureType): string =>
      formatVerifierKey(
        verifierKey(
          'x',
          type,
          new Uint8Array(32)
            .fill(1)
            .with(0, at & 0xff)
            .with(1, at >> 8),
        ),
      );
    const lines = (line: (at: number) => string): string =>
      Array.from({ length: 1001 }, (_, at) => line(at)).join('\n');
    const logs = lines((at) => `log ${keyOf(at, TYPE_ED25519)}`);
    const witnesses = lines((at) => `witness w${at} ${keyOf(at, TYPE_COSIGNATURE_V1)}`);
    const groups = lines((at) => `group g${at} any ${at === 0 ? 'w' : `g${at - 1}`}`);
    expect(parsePolicy(logs)).toEqual({ ok: false, reason: 'line 1001: there are more than 1000 logs' });
    expect(parsePolicy(witnesses)).toEqual({ ok: false, reason: 'line 1001: there are more than 1000 witnesses' });
    const nested = `witness w ${vkey(11)}\n${groups}`;
    expect(parsePolicy(nested)).toEqual({ ok: false, reason: 'line 1002: there are more than 1000 groups' });
  });

  const w = `witness w ${vkey(11)}`;
  const x = `witness x ${vkey(12)}`;
  test.each<[string, unknown, string]>([
    ['nothing', '', 'there is no quorum line'],
    ['no quorum', w, 'there is no quorum line'],
    ['a second quorum', 'quorum none\nquorum none', 'line 2: there is a second quorum line'],
    ['a quorum of two', `${w}\n${x}\nquorum w x`, 'line 3: a quorum has one name'],
    ['a quorum of nobody', 'quorum', 'line 1: a quorum has one name'],
    ['an unknown quorum', 'quorum w', "line 1: 'w' is not defined above"],
    ['a quorum before its witness', `quorum w\n${w}`, "line 1: 'w' is not defined above"],
    ['an unknown keyword', 'Quorum none', "line 1: 'Quorum' is no keyword of a policy"],
    ['a keyword of every object', 'toString x', "line 1: 'toString' is no keyword of a policy"],
    ['a log without a key', 'log', 'line 1: a log has a key and may have an address'],
    ['a log with two addresses', `log ${red} a b`, 'line 1: a log has a key and may have an address'],
    ['a log with a bad key', 'log x', 'line 1: a verifier key is name+id+key, and its name has no space'],
    ['a log twice', `log ${red}\nlog ${red}`, 'line 2: this key stands in another log line'],
    ['a witness with a bad key', 'witness w x', 'line 1: a verifier key is name+id+key, and its name has no space'],
    ['a witness without a key', 'witness w', 'line 1: a witness has a name and a key and may have an address'],
    [
      'a comment after a witness',
      `${w} https://w.example #c`,
      'line 1: a witness has a name and a key and may have an address',
    ],
    [
      'a witness with the key of a log',
      `witness w ${blue}`,
      'line 1: the key of a witness is of type 0x04, cosignature/v1',
    ],
    ['a witness key twice', `${w}\nwitness x ${vkey(11)}`, 'line 2: this key stands in another witness line'],
    [
      'one witness key under two names',
      `${w}\nwitness x ${formatVerifierKey(cosigner('else.example', ed25519Signer(seed(11)), 0n).key)}`,
      'line 2: this key stands in another witness line',
    ],
    ['a name twice', `${w}\nwitness w ${vkey(12)}`, "line 2: 'w' is defined already"],
    ['a group named as a witness', `${w}\ngroup w any w`, "line 2: 'w' is defined already"],
    ['a witness named none', `witness none ${vkey(11)}`, "line 1: 'none' names the quorum of no witnesses"],
    ['a group named none', `${w}\ngroup none any w`, "line 2: 'none' names the quorum of no witnesses"],
    ['none in a group', 'group g any none', "line 1: 'none' is not defined above"],
    ['a group without members', 'group g any', 'line 1: a group has a name, a rule and members'],
    ['a group of itself', 'group g any g', "line 1: 'g' is not defined above"],
    ['a group of 0', `${w}\ngroup g 0 w`, 'line 2: the rule of a group is all, any or a number from 1 to 1'],
    [
      'a group of more than it has',
      `${w}\ngroup g 2 w`,
      'line 2: the rule of a group is all, any or a number from 1 to 1',
    ],
    ['a negative group', `${w}\ngroup g -1 w`, 'line 2: the rule of a group is all, any or a number from 1 to 1'],
    ['a leading zero', `${w}\ngroup g 01 w`, 'line 2: the rule of a group is all, any or a number from 1 to 1'],
    ['an upper-case rule', `${w}\ngroup g ALL w`, 'line 2: the rule of a group is all, any or a number from 1 to 1'],
    ['a member twice', `${w}\ngroup g 2 w w`, "line 2: 'w' is a member twice"],
    ['a member of two groups', `${w}\ngroup g any w\ngroup h any w`, "line 3: 'w' is a member twice"],
    ['carriage returns', 'quorum none\r\n', 'line 1 has a control character'],
    ['a form feed', '\nquorum\fnone', 'line 2 has a control character'],
    ['a delete character', 'quorum none\u007f', 'line 1 has a control character'],
    ['a zero', '\0', 'line 1 has a control character'],
    ['null', null, 'a policy is text'],
    ['a lone surrogate', '\ud800', 'a policy is text'],
  ])('with %s is refused', (_what, text, reason) => {
    expect(parsePolicy(text as string)).toEqual({ ok: false, reason });
  });

  test('of any number of lines is read or refused, never worse', () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'all',
      'any',
      '2',
      'w',
      'x',
      red,
      vkey(11),
      '#',
      '\t',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        (tokens) => typeof parsePolicy(tokens.join(' ')).ok === 'boolean',
      ),
    );
  });
});

describe('a quorum', () => {
  const { quorum } = policyOf(SIDES);
  const signedBy = (...fills: number[]) =>
    evaluateQuorum(
      quorum,
      fills.map((fill) => witness(fill).key),
    );

  test('is met by the witnesses that it asks for', () => {
    expect(signedBy(12, 21, 22, 31)).toMatchObject({
      met: true,
      signed: ['grocer', 'red-cross', 'association', 'fund'],
      missing: ['maker'],
    });
    expect(signedBy(11, 12, 21, 22, 31).met).toBe(true);
    expect(evaluateQuorum({ kind: 'none' }, [])).toMatchObject({ met: true, detail: 'the policy asks for no witness' });
    expect(evaluateQuorum(policyOf(`witness w ${vkey(11)}\nquorum w`).quorum, [])).toMatchObject({
      met: false,
      detail: 'w has not cosigned',
    });
  });

  test.each<[number[], string]>([
    [
      [12, 21, 31],
      'sides needs 3 of 3 and has 2, without voluntary; voluntary needs 2 of 2 and has 1, without association',
    ],
    [[11, 12, 21, 22], 'sides needs 3 of 3 and has 2, without fund'],
    [
      [21, 22, 31],
      'sides needs 3 of 3 and has 2, without companies; companies needs 1 of 2 and has 0, without maker, grocer',
    ],
  ])('is not met by %j, and it says what is short', (fills, detail) => {
    expect(signedBy(...fills)).toMatchObject({ met: false, detail });
  });

  test('counts no key but that of the policy: another name or type of it is not it', () => {
    const { publicKey } = witness(31).key;
    const stranger = cosigner('fund', { publicKey, sign: () => new Uint8Array(64) }, 0n).key;
    expect(evaluateQuorum(quorum, [...[12, 21, 22].map((fill) => witness(fill).key), stranger]).met).toBe(false);
  });

  test('is met exactly when enough members of each group are, whatever the tree', () => {
    const fills = [41, 42, 43, 44, 45, 46];
    const subset = fc.subarray(fills);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 2 }),
        subset,
        (a, b, c, signed) => {
          const text = [
            ...fills.map((fill) => `witness w${fill} ${vkey(fill)}`),
            `group a ${a} w41 w42 w43`,
            `group b ${b} w44 w45 w46`,
            `group c ${c} a b`,
            'quorum c',
          ].join('\n');
          const count = (from: number[]): number => from.filter((fill) => signed.includes(fill)).length;
          const expected = Number(count([41, 42, 43]) >= a) + Number(count([44, 45, 46]) >= b) >= c;
          expect(
            evaluateQuorum(
              policyOf(text).quorum,
              signed.map((fill) => witness(fill).key),
            ).met,
          ).toBe(expected);
        },
      ),
      runs(30),
    );
  });
});

describe('a checkpoint against a policy', () => {
  const body = formatCheckpoint({ origin: 'log.example/red', size: 5n, root: seed(9) });
  const quorumOf = [12, 21, 22, 31].map(witness);
  const verdictOf = (checkpoint: string, policy: string | Policy = SIDES) => {
    const verdict = verifyCheckpoint({ checkpoint, policy });
    const fault = verdict.checks.find(({ ok }) => !ok);
    return verdict.ok ? 'ok' : `${fault?.name}: ${fault?.kind}: ${verdict.reason}`;
  };

  test('signed by its log and its quorum is accepted, and all that signed is told', () => {
    const verdict = verifyCheckpoint({ checkpoint: signNote(body, [log, ...quorumOf]), policy: SIDES });
    expect(verdict).toMatchObject({ ok: true, checkpoint: { origin: 'log.example/red', size: 5n } });
    expect(verdict.ok && verdict.signatures.map(({ key, time }) => [key.name, time])).toEqual([
      ['log.example/red', undefined],
      ['witness.example/12', 1_700_000_000n],
      ['witness.example/21', 1_700_000_000n],
      ['witness.example/22', 1_700_000_000n],
      ['witness.example/31', 1_700_000_000n],
    ]);
    expect(verdict.checks.map(({ name }) => name)).toEqual(['checkpoint', 'signatures', 'log', 'witnesses']);
    expect(verdictOf(signNote(body, [log, ...quorumOf]), policyOf(SIDES))).toBe('ok');
    expect(verdictOf(signNote(body, [log, ...quorumOf]), new TextEncoder().encode(SIDES) as never)).toBe('ok');
  });

  test.each<[string, string, string | Policy, string]>([
    ['below quorum', signNote(body, [log, ...quorumOf.slice(1)]), SIDES, 'witnesses: below-quorum: sides needs 3 of 3'],
    [
      'not signed by the log',
      signNote(body, quorumOf),
      SIDES,
      "log: not-signed: the log 'log.example/red' has not signed",
    ],
    [
      'of a log that is not listed',
      signNote(body, [log]),
      `log ${blue}\nquorum none`,
      "log: unknown-log: the policy has no log 'log.example/red'",
    ],
    [
      'signed by a listed log that is another',
      signNote(body, [otherLog]),
      `log ${red}\nlog ${blue}\nquorum none`,
      "log: not-signed: the log 'log.example/red' has not signed",
    ],
    ['of no log, the policy having none', signNote(body, [log]), 'quorum none', 'log: unknown-log: '],
    [
      'with a bad signature of a witness that is not needed',
      signNote(body, [log, ...quorumOf]) + signatureLine(body.replace('5', '6'), witness(11)),
      SIDES,
      'signatures: bad-signature: the signature of witness.example/11+',
    ],
    ['malformed', 'x', SIDES, 'checkpoint: malformed: the note has no blank line'],
    [
      'no checkpoint',
      signNote('a note\n', [log]),
      SIDES,
      'checkpoint: malformed: the checkpoint has fewer than three lines',
    ],
    ['against a bad policy', signNote(body, [log]), 'x', "policy: malformed: the policy can't be read: line 1"],
    ['against an object', signNote(body, [log]), { quorum: 7 } as never, 'policy: malformed: this is no policy'],
    [
      'against one without logs',
      signNote(body, [log]),
      { witnesses: [], quorum: {} } as never,
      'policy: malformed: this is no policy',
    ],
    [
      'against one without witnesses',
      signNote(body, [log]),
      { logs: [], quorum: {} } as never,
      'policy: malformed: this is no policy',
    ],
    [
      'against one whose quorum is text',
      signNote(body, [log]),
      { logs: [], witnesses: [], quorum: 'x' } as never,
      'policy: malformed: this is no policy',
    ],
  ])('%s is refused', (_what, checkpoint, policy, reason) => {
    expect(verdictOf(checkpoint, policy)).toMatch(reason);
  });

  test('a key that is log and witness signs for both', () => {
    const both = witness(51);
    const own = formatCheckpoint({ origin: both.key.name, size: 5n, root: seed(9) });
    expect(verdictOf(signNote(own, [both]), `log ${vkey(51)}\nwitness w ${vkey(51)}\nquorum w`)).toBe('ok');
  });
});
