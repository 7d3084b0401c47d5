/**
 * Who acts. Operator, applicant, contact person and represented person are different roles:
 * the actor is the operator; `onBehalfOf` names the party (by id) the action is for.
 */
export interface Actor {
  kind: 'staff' | 'resident' | 'machine' | 'system' | 'anonymous';
  /** Staff id, party id, token id, or the name of the system's part. Never a person's name. */
  id: string;
  tenant: string;
  roles: readonly string[];
  door: string;
  onBehalfOf?: string;
  /** The enrolled field device the action came from. */
  device?: string;
  /** The one case (or group date) a resident's number and secret have opened. */
  caseId?: string;
  /**
   * The citizens' account a resident is signed in with, at the level the provider has reached. `id` is the town's own
   * pseudonym; a temporary sign-in has none. It stands in no journal: the actor's `id` is not made of it.
   */
  account?: { id?: string; level: 'low' | 'substantial' | 'high' };
}

/** The product acting by itself, named by its part: `notifications`, `clock`. */
export function systemActor(tenant: string, part: string): Actor {
  return { kind: 'system', id: part, tenant, roles: ['system'], door: 'system' };
}
