import { cpus, totalmem } from 'node:os';

/** One measured figure. `ratio` is value to base, both measured in this run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The baseline, from the same run; null where the target is absolute. */
  readonly base: { readonly name: string; readonly value: number } | null;
  readonly ratio: number | null;
  /** The target in words, or null where there is none. */
  readonly target: string | null;
  readonly met: boolean | null;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  readonly node: string;
}

export interface StoreSettings {
  readonly store: 'sqlite';
  readonly pragmas: Readonly<Record<string, string | number>>;
  /** Bytes of one event's leaf. */
  readonly eventBytes: number;
  /** Events in the large ledger. */
  readonly events: number;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
});

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A figure without a target. */
export const plain = (name: string, value: number, unit: string): Figure => ({
  name,
  value: rounded(value),
  unit,
  base: null,
  ratio: null,
  target: null,
  met: null,
});

/** A figure with an absolute target. */
export const absolute = (name: string, value: number, unit: string, most: number, target: string): Figure => ({
  ...plain(name, value, unit),
  target,
  met: value <= most,
});

/** A rate with an absolute target. */
export const atLeast = (name: string, value: number, unit: string, least: number): Figure => ({
  ...plain(name, value, unit),
  target: `at least ${least.toLocaleString('en-GB')}`,
  met: value >= least,
});

/** Most resident memory of a service, serving and rebuilding. */
export const MEMORY = [250e6 / 2 ** 20, 'under 250 MB'] as const;

export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly base: Pick<Figure, 'name' | 'value'>;
  readonly target: string | null;
  readonly met: ((ratio: number) => boolean) | null;
}

/** A figure as a ratio to a baseline of the same run. */
export function against({ name, value, unit, base, target, met }: Ratio): Figure {
  const ratio = value / base.value;
  return {
    name,
    value: rounded(value),
    unit,
    base: { name: base.name, value: base.value },
    ratio: rounded(ratio),
    target,
    met: met === null ? null : met(ratio),
  };
}

/** One line for people. */
export function lineOf({ name, value, unit, base, ratio, target, met }: Figure): string {
  const compared = ratio === null || base === null ? '' : `  ${ratio} × ${base.name}`;
  const verdict = target === null ? '' : `  target: ${target}: ${met === true ? 'met' : 'NOT MET'}`;
  return `${name.padEnd(72)} ${value.toLocaleString('en-GB').padStart(12)} ${unit.padEnd(11)}${compared}${verdict}`;
}
