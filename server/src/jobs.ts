import { z } from 'zod';
import { processInboxMessage } from './inbox/inbox.service.ts';
import { confirmDelivery } from './payments/settlement.ts';
import { startRefund } from './refunds/refund-intent.ts';
import { stepCharge } from './renewals/charge-plan.ts';
import type { Services } from './services.ts';
import { handleJob, type JobHandler } from './shared/outbox/job-runner.ts';
import { defineJob } from './shared/outbox/jobs.ts';
import { runTask } from './tasks/task.service.ts';

const everyMinute = { cron: '* * * * *' };
/** Cron jobs are told when they were due; nobody needs it. */
const nothing = z.unknown();

const sweepPayments = defineJob('sweep-payments', nothing);
const sweepPayouts = defineJob('sweep-payouts', nothing);
const sweepRefunds = defineJob('sweep-refunds', nothing);
const sweepContracts = defineJob('sweep-renewal-contracts', nothing);
const makeReminders = defineJob('make-renewal-reminders', nothing);
const sweepCharges = defineJob('sweep-renewal-charges', nothing);
/** Bills are there from ten in the morning, China time; one that is late is asked for through the day. */
const everyTenMinutes = { cron: '*/10 * * * *' };
const reconcile = defineJob('reconcile', nothing);
const publishScheduledArticles = defineJob('publish-scheduled-articles', nothing);
/** At four in the morning, China time, when nobody uploads. */
const nightly = { cron: '0 20 * * *' };
const forgetMedia = defineJob('forget-media', nothing);
const forgetTaskFiles = defineJob('forget-task-files', nothing);
const keepFollowerTags = defineJob('keep-follower-tags', nothing);
const retryForgottenMessages = defineJob('retry-forgotten-messages', nothing);

/** Every job of every feature, with what it does. */
export const createJobHandlers = ({
  inbox,
  paymentWatch,
  articleSchedules,
  media,
  uploads,
  tasks,
  refundWatch,
  contractWatch,
  chargeWatch,
  renewalReminders,
  payouts,
  reconciliation,
  menuTagSync,
}: Services): JobHandler[] => [
  handleJob(processInboxMessage, ({ messageId }) => inbox.process(messageId)),
  handleJob(confirmDelivery, ({ accountId, paymentId }) => paymentWatch.confirmDelivery(accountId, paymentId)),
  handleJob(sweepPayments, () => paymentWatch.sweep(), everyMinute),
  handleJob(sweepPayouts, () => payouts.sweep(), everyMinute),
  handleJob(startRefund, ({ accountId, refundId }) => refundWatch.examine(accountId, refundId)),
  handleJob(sweepRefunds, () => refundWatch.sweep(), everyMinute),
  handleJob(stepCharge, ({ accountId, chargeId }) => chargeWatch.step(accountId, chargeId)),
  handleJob(sweepContracts, () => contractWatch.sweep(), everyMinute),
  handleJob(makeReminders, () => renewalReminders.sweep(), everyTenMinutes),
  handleJob(sweepCharges, () => chargeWatch.sweep(), everyMinute),
  handleJob(reconcile, () => reconciliation.run(), everyTenMinutes),
  handleJob(publishScheduledArticles, () => articleSchedules.publishDue(), everyMinute),
  handleJob(forgetMedia, () => Promise.all([media.forgetRemoved(), uploads.forgetOld()]), nightly),
  handleJob(runTask, ({ accountId, taskId }) => tasks.run(accountId, taskId)),
  handleJob(forgetTaskFiles, () => tasks.forgetFiles(), nightly),
  handleJob(keepFollowerTags, () => menuTagSync.sweep(), everyTenMinutes),
  handleJob(retryForgottenMessages, () => inbox.retryForgotten(), everyMinute),
];
