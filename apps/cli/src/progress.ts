/** Tells somebody at a terminal how far a long piece of work is. */
export interface Progress {
  at(done: number, of: number): void;
  end(): void;
}

/** Counts on stderr, ten times a second at the most; silent where nobody looks, or where it is soon done. */
export function progress(what: string): Progress {
  let shown = '';
  let shownAt = 0;
  const show = () => process.stderr.write(`\r${shown}`);
  return {
    at: (done, of) => {
      if (!process.stderr.isTTY || of < 20) return;
      shown = `${what} ${done}/${of}`;
      if (performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      show();
    },
    end: () => {
      if (shown === '') return;
      show();
      process.stderr.write('\n');
    },
  };
}
