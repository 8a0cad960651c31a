/**
 * Commands on one stream take turns within this process. They could only overtake each other, be decided again and, on a
 * busy stream, give up; commands on different streams run at the same time.
 */
export class StreamTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Runs `task` when every earlier task of these streams has ended, however it ended. Turns are taken in the order of
   * their names, so that two tasks never wait for each other.
   */
  take<Result>(streams: readonly string[], task: () => Promise<Result>): Promise<Result> {
    const [first, ...others] = [...new Set(streams)].sort();
    if (first === undefined) return task();
    return this.#takeOne(first, others.length === 0 ? task : () => this.take(others, task));
  }

  #takeOne<Result>(stream: string, task: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(stream) ?? Promise.resolve()).then(task, task);
    this.#last.set(stream, turn);
    const leave = (): void => {
      if (this.#last.get(stream) === turn) this.#last.delete(stream);
    };
    turn.then(leave, leave);
    return turn;
  }
}
