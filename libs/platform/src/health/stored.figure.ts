import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

/** A figure that lies in the database, as Prometheus reads it: one value for each of its states. */
export interface StoredFigure {
  readonly name: string;
  readonly help: string;
  /** Values by the label `state`. */
  read(dataSource: DataSource): Promise<Readonly<Record<string, number>>>;
}

/** Adds a figure of an application; it is read when the metrics are. */
export function observeStored(registry: Registry, dataSource: DataSource, figure: StoredFigure): void {
  const { name, help } = figure;
  new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, value] of Object.entries(await figure.read(dataSource))) this.set({ state }, value);
    },
  });
}
