import { Arg, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Account } from './account.entity.ts';
import {
  AccountConnections,
  CheckConnectionInput,
  CheckConnectionSuccess,
  ConnectMiniProgramInput,
  ConnectOfficialAccountInput,
  ConnectPayload,
  ConnectSuccess,
  ConnectWeChatPayInput,
  ConnectXpayInput,
} from './connection.payloads.ts';
import { permit, staffMay } from './permissions.ts';

@Resolver(() => Account)
export class ConnectionResolver {
  @FieldResolver(() => AccountConnections, {
    description: `${staffMay('changeSettings')}: what connects the account with WeChat, without secrets.`,
  })
  connections(@Ctx() context: Context): Promise<AccountConnections> {
    permit(context.viewer, 'changeSettings');
    return connectionsOf(context);
  }

  @Command(() => ConnectPayload, { description: `${staffMay('changeSecrets')}: connects the Official Account.` })
  async connectOfficialAccount(
    @Arg('input') input: ConnectOfficialAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof ConnectPayload> {
    await context.connections.connectOfficialAccount(context.viewer, input);
    return new ConnectSuccess(await connectionsOf(context));
  }

  @Command(() => ConnectPayload, { description: `${staffMay('changeSecrets')}: connects the Mini Program.` })
  async connectMiniProgram(
    @Arg('input') input: ConnectMiniProgramInput,
    @Ctx() context: Context,
  ): Promise<typeof ConnectPayload> {
    await context.connections.connectMiniProgram(context.viewer, input);
    return new ConnectSuccess(await connectionsOf(context));
  }

  @Command(() => ConnectPayload, { description: `${staffMay('changeSecrets')}: connects a WeChat Pay merchant.` })
  async connectWeChatPay(
    @Arg('input') input: ConnectWeChatPayInput,
    @Ctx() context: Context,
  ): Promise<typeof ConnectPayload> {
    await context.connections.connectWeChatPay(context.viewer, input);
    return new ConnectSuccess(await connectionsOf(context));
  }

  @Command(() => ConnectPayload, { description: `${staffMay('changeSecrets')}: connects Virtual Payment.` })
  async connectXpay(@Arg('input') input: ConnectXpayInput, @Ctx() context: Context): Promise<typeof ConnectPayload> {
    await context.connections.connectXpay(context.viewer, input);
    return new ConnectSuccess(await connectionsOf(context));
  }

  @Command(() => CheckConnectionSuccess, {
    description: `${staffMay('changeSettings')}: tries something out with WeChat. It changes nothing there; safe to repeat.`,
  })
  async checkConnection(
    @Arg('input') input: CheckConnectionInput,
    @Ctx() { viewer, connectionChecks, locale }: Context,
  ): Promise<CheckConnectionSuccess> {
    return new CheckConnectionSuccess(await connectionChecks.check(viewer, input.kind, locale));
  }
}

const connectionsOf = ({ viewer, connections, locale }: Context): Promise<AccountConnections> =>
  connections.connections(viewer.accountId, locale);
