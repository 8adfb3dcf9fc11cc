/** Measures what each step of a walk took. */
export class Stopwatch {
  private readonly laps: [string, number][] = [];
  private took = 0;
  private since = Date.now();

  /** Leaves out what a test does in between: pictures, accessibility. */
  pause() {
    this.took += Date.now() - this.since;
  }

  resume() {
    this.since = Date.now();
  }

  lap(name: string) {
    this.pause();
    this.laps.push([name, this.took]);
    this.took = 0;
    this.resume();
  }

  total(): number {
    return this.laps.reduce((sum, [, took]) => sum + took, 0);
  }

  table(title: string): string {
    const line = ([name, took]: [string, number]) => `  ${(took / 1000).toFixed(1).padStart(6)} s  ${name}`;
    return [title, ...this.laps.map(line), line(['in all', this.total()])].join('\n');
  }
}
