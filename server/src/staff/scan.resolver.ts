import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import {
  AnswerScanInput,
  BeginMemberLinkPayload,
  BeginMemberLinkSuccess,
  ConfirmScanPayload,
  ConfirmScanSuccess,
  RefuseScanPayload,
  RefuseScanSuccess,
  ScanRequest,
  UnlinkMemberPayload,
  UnlinkMemberSuccess,
} from './scan.payloads.ts';

@Resolver(() => ScanRequest)
export class ScanResolver {
  @Query(() => ScanRequest, {
    nullable: true,
    description: 'In the Mini Program: what a scanned code asks of you; null when it was used, refused, or is too old.',
  })
  scanRequest(
    @Ctx() { viewer, scans }: Context,
    @Arg('code', () => String, { description: 'As the address in the code carries it.' }) code: string,
  ): Promise<ScanRequest | null> {
    return scans.request(viewer, code);
  }

  @Command(() => ConfirmScanPayload, {
    description: 'In the Mini Program: does what a scanned code asks for. Works once.',
  })
  async confirmScan(
    @Arg('input') { code }: AnswerScanInput,
    @Ctx() { viewer, scans, requestId }: Context,
  ): Promise<typeof ConfirmScanPayload> {
    return new ConfirmScanSuccess(await scans.confirm(viewer, code, requestId));
  }

  @Command(() => RefuseScanPayload, { description: 'In the Mini Program: makes a scanned code worthless.' })
  async refuseScan(
    @Arg('input') { code }: AnswerScanInput,
    @Ctx() { viewer, scans }: Context,
  ): Promise<typeof RefuseScanPayload> {
    return new RefuseScanSuccess(await scans.refuse(viewer, code));
  }

  @Command(() => BeginMemberLinkPayload, {
    description: 'Staff: a code that links you to the member who scans it; then you can sign in by scanning.',
  })
  async beginMemberLink(@Ctx() { viewer, scans, from }: Context): Promise<typeof BeginMemberLinkPayload> {
    return new BeginMemberLinkSuccess(await scans.beginLink(viewer, from));
  }

  @Command(() => UnlinkMemberPayload, {
    description: 'Staff: ends the link to the Mini Program. Safe to repeat.',
  })
  async unlinkMember(@Ctx() { viewer, scans }: Context): Promise<typeof UnlinkMemberPayload> {
    return new UnlinkMemberSuccess(await scans.unlink(viewer));
  }
}
