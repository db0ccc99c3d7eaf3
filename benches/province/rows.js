// Lines of the table beside other programs, in the form of `measure.rs`.

/** The best of several runs, in milliseconds: other work on the machine only adds to it. `prepare` is not timed. */
export async function best(runs, run, prepare = () => undefined) {
  let fastest = Infinity;
  for (let at = 0; at < runs; at += 1) {
    const given = await prepare();
    const start = performance.now();
    await run(given);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

/** One line: our milliseconds, and the ratio to those of a peer. */
export function row(what, ours, peer, theirs) {
  const ratio = (ours / Math.max(theirs, 0.001)).toFixed(2);
  const milliseconds = `${ours.toFixed(1).padStart(9)} ms`;
  return `${what.padEnd(44)} ${milliseconds}   ${ratio.padStart(6)} × ${peer} (${theirs.toFixed(1)} ms)\n`;
}

/** Fails unless a peer gives our answer. */
export function same(what, ours, theirs) {
  const [wanted, given] = [ours, theirs].map((answer) => JSON.stringify(answer));
  if (wanted !== given) throw new Error(`${what}: we say ${wanted}, the peer ${given}`);
}
