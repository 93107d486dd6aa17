/** By what somebody shows that they are themselves. */
export type ProofKind = 'password' | 'totp' | 'recovery_code' | 'passkey';
