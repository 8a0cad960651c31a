import { isIP } from 'node:net';
import { z } from 'zod';
import { isTimeZone } from './ledger-calendar.ts';

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);
const must = (what: string) => ({
  error: (issue: { readonly input?: unknown }) => `must be ${what}, not ${shown(issue.input)}`,
});

const text = (what: string) => z.string(must(what)).min(1, must(what)).optional();

/** A whole number in a range; flags and variables give it as text. */
const count = (least: number, most: number, otherwise: number) => {
  const wrong = must(`a whole number from ${least} to ${most}`);
  const number = z.union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ],
    wrong,
  );
  return number.refine((value) => value >= least && value <= most, wrong).default(otherwise);
};

const flag = z
  .union(
    [z.boolean(), z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')],
    must('1 or 0'),
  )
  .optional();

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, must(`one of ${values.join(', ')}`));

/** Texts with commas between. */
const list = (isRight: (entry: string) => boolean, what: string) =>
  z
    .string(must(what))
    .refine((given) => given.split(',').every((entry) => isRight(entry.trim())), must(what))
    .optional();

function isHttpAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address !== undefined && /^https?:$/.test(address.protocol);
}

/** An address, a range, or one of the words for the ranges of private addresses. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Every setting: its variable and its schema. settings.json and flags use its short name. */
export const SETTINGS = {
  ledger: { variable: 'PACTA_LEDGER', schema: text('the path of a folder') },
  keys: { variable: 'PACTA_KEYS', schema: text('the path of a folder') },
  zone: {
    variable: 'PACTA_ZONE',
    schema: z.string().refine(isTimeZone, must('a time zone such as Europe/Paris')).optional(),
  },
  store: { variable: 'PACTA_STORE', schema: choice(['sqlite', 'kurrentdb']).default('sqlite') },
  kurrentdb: { variable: 'PACTA_KURRENTDB', schema: text('a connection string') },
  host: {
    variable: 'PACTA_HOST',
    schema: z.string(must('a host name or an address')).min(1, must('a host name or an address')).default('127.0.0.1'),
  },
  port: { variable: 'PACTA_PORT', schema: count(0, 65_535, 3000) },
  /** Absent is not the same as 0: see `whicheverExists`. */
  demo: { variable: 'PACTA_DEMO', schema: flag },
  url: {
    variable: 'PACTA_URL',
    schema: z.url({ protocol: /^https?$/, ...must('the http address of a service') }).optional(),
  },
  token: { variable: 'PACTA_TOKEN', schema: text('a token') },
  /** Policy file (C2SP tlog-policy) with the witnesses that cosign checkpoints. */
  policy: { variable: 'PACTA_POLICY', schema: text('the path of a policy file') },
  logLevel: { variable: 'PACTA_LOG', schema: choice(['debug', 'info', 'warn', 'error', 'silent']).optional() },
  /** Commands per actor and minute; 0 for no limit. */
  commandsPerMinute: { variable: 'PACTA_COMMANDS_PER_MINUTE', schema: count(0, 1_000_000, 600) },
  /** Reports per actor and minute; 0 for no limit. */
  reportsPerMinute: { variable: 'PACTA_REPORTS_PER_MINUTE', schema: count(0, 1_000_000, 30) },
  /** Other reads per actor and minute, and ten times as many per address; 0 for no limit. */
  readsPerMinute: { variable: 'PACTA_READS_PER_MINUTE', schema: count(0, 1_000_000, 12_000) },
  /** Refused tokens per address and minute; 0 for no limit. */
  failedSignInsPerMinute: { variable: 'PACTA_FAILED_SIGN_INS_PER_MINUTE', schema: count(0, 1_000_000, 10) },
  /** The addresses under which others reach the service. */
  publicUrl: {
    variable: 'PACTA_PUBLIC_URL',
    schema: list(isHttpAddress, 'http addresses, such as https://pacta.example.org, with commas between'),
  },
  /** Proxies that stand before the service; X-Forwarded-For is believed of them alone. */
  proxy: {
    variable: 'PACTA_PROXY',
    schema: list(isProxy, 'addresses or ranges of proxies, such as 10.0.0.7 or 10.0.0.0/8, with commas between'),
  },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValues = { readonly [Name in SettingName]: z.infer<(typeof SETTINGS)[Name]['schema']> };
