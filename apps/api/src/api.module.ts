import { type DynamicModule, Module } from '@nestjs/common';
import { OfficeModule, type OfficeSettings } from '#casework/all';
import { waitingDeliveries } from '#casework/delivery';
import { migrations } from '#migrations';
import { HealthModule } from '#platform';

/** The door for programs and for the browser. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class ApiModule {
  static forRoot(settings: Omit<OfficeSettings, 'migrations'>): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        OfficeModule.forRoot({ ...settings, migrations }),
        HealthModule.forRoot({
          metricsToken: settings.config.metricsToken,
          figures: [waitingDeliveries],
        }),
      ],
    };
  }
}
