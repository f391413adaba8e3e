import type { doctor as english } from '../en/doctor.ts'

export const doctor: typeof english = {}
