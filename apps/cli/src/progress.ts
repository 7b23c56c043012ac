/** Tells somebody at a terminal how far a long piece of work is. */
export interface Progress {
  step(): void;
  end(): void;
}

/** Counts on stderr, ten times a second at the most; silent where nobody looks. */
export function progress(what: string, total: number): Progress {
  if (!process.stderr.isTTY || total < 20) return { step: () => undefined, end: () => undefined };
  let done = 0;
  let shownAt = 0;
  const show = () => process.stderr.write(`\r${what} ${done}/${total}`);
  return {
    step: () => {
      done += 1;
      if (performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      show();
    },
    end: () => {
      show();
      process.stderr.write('\n');
    },
  };
}
