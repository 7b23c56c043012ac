import { type DynamicModule, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthCheck } from './health.check.ts';
import { HealthController } from './health.controller.ts';
import { HealthService } from './health.service.ts';
import { METRICS_TOKEN, MetricsController } from './metrics.controller.ts';
import { MetricsService, STORED_FIGURES } from './metrics.service.ts';
import type { StoredFigure } from './stored.figure.ts';

/** What an application hands in for its health. */
export interface HealthModuleOptions {
  /** Opens the metrics to other machines; default: to none. */
  readonly metricsToken?: string | undefined;
  /** Figures of the application that lie in the database. */
  readonly figures?: readonly StoredFigure[];
  /** Checks beyond database and schema; instantiated here. */
  readonly checks?: readonly Type<HealthCheck>[];
  /** Modules that export what the checks need. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

/** Live, ready and metrics of one HTTP process. Expects the DataSource to be global. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class HealthModule {
  static forRoot({
    metricsToken,
    figures = [],
    checks = [],
    imports = [],
  }: HealthModuleOptions = {}): DynamicModule {
    return {
      module: HealthModule,
      imports,
      controllers: [HealthController, MetricsController],
      providers: [
        HealthService,
        MetricsService,
        ...checks,
        { provide: HEALTH_CHECKS, useFactory: (...made: HealthCheck[]) => made, inject: [...checks] },
        { provide: STORED_FIGURES, useValue: figures },
        { provide: METRICS_TOKEN, useValue: metricsToken },
      ],
    };
  }
}
