import { Injectable } from '@nestjs/common';

/** Counts since the start of this process. */
@Injectable()
export class ServiceFigures {
  readonly #commands = new Map<string, number>();

  countCommand(command: string, outcome: string): void {
    const labels = `command="${command}",outcome="${outcome}"`;
    this.#commands.set(labels, (this.#commands.get(labels) ?? 0) + 1);
  }

  /** Labels as Prometheus writes them, and the count. */
  get commands(): Iterable<readonly [labels: string, count: number]> {
    return this.#commands;
  }
}
