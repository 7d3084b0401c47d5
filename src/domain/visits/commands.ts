import { addConsumables } from './add-consumables.ts';
import { addKit } from './add-kit.ts';
import { addResident } from './add-resident.ts';
import { addVehicle } from './add-vehicle.ts';
import { arrive } from './arrive.ts';
import { askOtherTime } from './ask-other-time.ts';
import { cancelTour } from './cancel-tour.ts';
import { cancelVisit } from './cancel-visit.ts';
import { checkKit } from './check-kit.ts';
import { createTour } from './create-tour.ts';
import { decideNeed } from './decide-need.ts';
import { finishPerson } from './finish-person.ts';
import { finishVisit } from './finish-visit.ts';
import { followWithdrawal } from './follow-withdrawal.ts';
import { forgetPerson } from './forget-person.ts';
import { identifyPerson } from './identify-person.ts';
import { issueReceipt } from './issue-receipt.ts';
import { planVisit } from './plan-visit.ts';
import { recordConsent } from './record-consent.ts';
import { recordService } from './record-service.ts';
import { remindOfVisit } from './remind.ts';
import { removeResident } from './remove-resident.ts';
import { requestVisit } from './request.ts';
import { requestGroupDate } from './request-group-date.ts';
import { returnKit } from './return-kit.ts';
import { settleConflict } from './settle-conflict.ts';
import { takeOutKit } from './take-out-kit.ts';
import { unplanVisit } from './unplan-visit.ts';
import { voidConsumable } from './void-consumable.ts';

/** Every command of the slice but `visits.record-conflict`, which is built with the installation's way of sealing. */
export const visitCommands = [
  requestVisit,
  requestGroupDate,
  addResident,
  removeResident,
  decideNeed,
  createTour,
  cancelTour,
  planVisit,
  unplanVisit,
  cancelVisit,
  askOtherTime,
  remindOfVisit,
  followWithdrawal,
  forgetPerson,
  addVehicle,
  addKit,
  checkKit,
  addConsumables,
  voidConsumable,
  takeOutKit,
  returnKit,
  arrive,
  identifyPerson,
  recordConsent,
  recordService,
  finishPerson,
  finishVisit,
  issueReceipt,
  settleConflict,
] as const;
