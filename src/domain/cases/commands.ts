import { accept } from './accept.ts';
import { addToList } from './add-to-list.ts';
import { attachPaper } from './attach-paper.ts';
import { breakPromise } from './break-promise.ts';
import { correctContact } from './correct-contact.ts';
import { correctPerson } from './correct-person.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { expireOffer } from './expire-offer.ts';
import { finishTask } from './finish-task.ts';
import { issueEmailToken } from './issue-email-token.ts';
import { keepPromise } from './keep-promise.ts';
import { moveOn } from './move-on.ts';
import { noteSilence } from './note-silence.ts';
import { object } from './object.ts';
import { promiseCallBack } from './promise-call-back.ts';
import { proveEmail } from './prove-email.ts';
import { readContact } from './read-contact.ts';
import { removeFromList } from './remove-from-list.ts';
import { withdraw } from './withdraw.ts';
import { writeCaseMessage } from './write-message.ts';
import { writeNote } from './write-note.ts';

/** All commands of the slice, for the composition root. */
export const caseCommands = [
  writeCaseMessage,
  writeNote,
  attachPaper,
  withdraw,
  correctContact,
  correctPerson,
  issueEmailToken,
  proveEmail,
  object,
  accept,
  moveOn,
  promiseCallBack,
  keepPromise,
  breakPromise,
  finishTask,
  readContact,
  noteSilence,
  expireOffer,
  erasePersonalData,
  addToList,
  removeFromList,
] as const;
