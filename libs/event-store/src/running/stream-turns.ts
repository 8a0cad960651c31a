/**
 * A serial queue per stream. Without it, commands on one stream would conflict, be decided again and, on a busy stream,
 * give up. Commands on different streams run concurrently.
 */
export class StreamTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `task` after every earlier task of this stream has settled. */
  take<Result>(stream: string, task: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(stream) ?? Promise.resolve()).then(task, task);
    this.#last.set(stream, turn);
    const leave = (): void => {
      if (this.#last.get(stream) === turn) this.#last.delete(stream);
    };
    turn.then(leave, leave);
    return turn;
  }
}
