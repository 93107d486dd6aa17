import { Global, Module } from '@nestjs/common';
import { PaymentGateway } from '../donations/payment-gateway.js';
import { SandboxGateway } from './sandbox-gateway.js';

/** Global, because donations ask for a gateway without knowing that this room exists. */
@Global()
@Module({ providers: [{ provide: PaymentGateway, useClass: SandboxGateway }], exports: [PaymentGateway] })
export class PaymentsModule {}
