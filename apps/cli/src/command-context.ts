import type { Language } from '@pacta/reports';
import type { Terminal } from './terminal/terminal.ts';

/** Input of every command besides its own arguments. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** `--ledger DIR` */
  readonly ledger?: string;
  /** `--url URL` */
  readonly url?: string;
  /** `--json`: data for a program instead of text for a person. */
  readonly json: boolean;
  /** `--lang`: language of the output. */
  readonly language: Language;
}
