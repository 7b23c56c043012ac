import { type DynamicModule, Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { PartyLookController } from './party.look.controller.ts';
import { PartyLook } from './party.look.ts';
import { ReceiptController } from './receipt.controller.ts';
import { RECEIPT_ORIGIN, ReceiptService } from './receipt.service.ts';

/** What parties see without an account: the receipts that open it, and the view itself. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class ReceiptModule {
  /** @param publicUrl  where browsers outside reach the product; undefined: papers carry the code alone */
  static forRoot({ publicUrl }: { readonly publicUrl: string | undefined }): DynamicModule {
    return {
      module: ReceiptModule,
      imports: [DisputeModule],
      controllers: [ReceiptController, PartyLookController],
      providers: [{ provide: RECEIPT_ORIGIN, useValue: publicUrl ?? null }, ReceiptService, PartyLook],
      exports: [ReceiptService],
    };
  }
}
